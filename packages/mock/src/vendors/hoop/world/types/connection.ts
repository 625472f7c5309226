import type { Body } from "../http/bind.ts";
/** What a script is sent to, and which agent runs it. */
export interface Connection {
  readonly id: string;
  readonly name: string;
  type: string;
  subtype: string;
  command: readonly string[];
  agentId: string;
  resourceName: string;
  secret: Readonly<Record<string, string>>;
  secretsUpdatedAt: number | undefined;
  tags: readonly string[];
  connectionTags: Readonly<Record<string, string>>;
  /** Whatever else was given and is read back as it was. */
  settings: Body;
}
