import type { HoopWorld } from "../../../src/vendors/hoop/world/create-hoop-world.ts";
import { isChunks, type WorldAnswer } from "../../../src/vendors/hoop/world/http/message.ts";
import type { Exchange } from "./recording.ts";

export interface Sent {
  readonly as: string | null | undefined;
  readonly method: string;
  readonly path: string;
  readonly query?: string | undefined;
  readonly body?: unknown;
}

export const send = (world: HoopWorld, { as, method, path, query, body }: Sent): Promise<WorldAnswer> =>
  world.answer({ method, path, query, body, headers: credential(as) });

/** Who asks, as the recordings write it. */
function credential(as: Exchange["as"]): Record<string, string> {
  if (as === null || as === undefined) return {};
  const written = as.replace(/<(\w+)>/, "$1");
  if (written.startsWith("raw: ")) return { authorization: written.slice("raw: ".length) };
  if (written.startsWith("api-key: ")) return { "api-key": written.slice("api-key: ".length) };
  return as === "static-key" ? { "api-key": as } : { authorization: `Bearer ${as}` };
}

export const jsonOf = ({ body }: WorldAnswer): unknown =>
  body === undefined || isChunks(body) ? undefined : JSON.parse(Buffer.from(body as string).toString());
