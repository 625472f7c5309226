import { RefusedError } from "../errors/errors.ts";
import type { RunState } from "../types/operation.ts";
import type { RunContext } from "./context.ts";
import type { Seed } from "./seed.ts";
import { isTerminal } from "./states.ts";

const VERSION = 1;

type Client = Pick<RunContext, "vendor" | "base">;

/** The run as a text that another process can take it up by; no secret is in it. */
export function createToken(seed: Seed, { vendor, base: { origin, path } }: Client): string {
  const { operation, id, correlation, started, input, ended } = seed;
  const kept = Object.keys(input).length > 0 ? input : undefined;
  return JSON.stringify({ v: VERSION, vendor, origin, path, operation, id, correlation, started, input: kept, ended });
}

/** What a token says, once it is known to be this client's. Throws `RefusedError` otherwise. */
export function readToken(token: string, { vendor, base }: Client): Seed {
  const found = objectIn(token);
  if (found === undefined) throw refused("it is no token of a run");
  const { v } = found;
  const format = typeof v === "object" ? JSON.stringify(v) : String(v);
  if (v !== VERSION) throw refused(`it has format ${format}, and this version reads ${VERSION}`);
  if (found.vendor !== vendor) throw refused(`it is of ${JSON.stringify(found.vendor)}, not of ${vendor}`);
  const { origin, path } = found;
  if (origin !== base.origin) throw refused(`its origin is ${JSON.stringify(origin)}, the client's ${base.origin}`);
  // Tokens of early versions carry no path.
  if (path !== undefined && path !== base.path)
    throw refused(`its base path is ${JSON.stringify(path)}, the client's "${base.path}"`);
  const { operation, id, correlation, started, input = {}, ended } = found;
  const isWhole =
    [operation, id].every((each) => typeof each === "string" && each.trim() !== "") &&
    ["string", "undefined"].includes(typeof correlation) &&
    Number.isFinite(started) &&
    isObject(input) &&
    (ended === undefined || (isObject(ended) && isTerminal(ended.state as RunState))) &&
    Object.values(input).every((each) => typeof each === "string");
  if (!isWhole) throw refused("it was changed or cut off");
  return { operation, id, correlation, started, input, ended } as Seed;
}

/** The object that a text is in JSON; undefined for any other text, which may be a secret pasted by mistake. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const found: unknown = JSON.parse(text);
    return isObject(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const refused = (why: string) => new RefusedError(`the token cannot be resumed: ${why}`, { operation: "resume" });
