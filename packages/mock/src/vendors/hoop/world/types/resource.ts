/** What connections are roles of. */
export interface Resource {
  readonly id: string;
  readonly name: string;
  type: string;
  subtype: string;
  envVars: Readonly<Record<string, string>>;
  agentId: string;
  readonly createdAt: number;
  updatedAt: number;
}
