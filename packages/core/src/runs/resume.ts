import { RefusedError } from "../errors/errors.ts";
import { refuseUnknown } from "../errors/refuse-unknown.ts";
import type { Input } from "../types/input.ts";
import type { Operation } from "../types/operation.ts";
import type { Run } from "../types/run.ts";
import { isReadable, isStartable, type Readable, type RunContext } from "./context.ts";
import { createRun } from "./create-run.ts";
import { kept, keptNames } from "./plan-input.ts";
import { recordOf } from "./start.ts";
import { readToken } from "./token.ts";

/** Takes a run up by its id; sends nothing. */
export function attach(row: Readable, id: string, input: Input, context: RunContext): Run {
  const operation = row.id;
  if (typeof id !== "string" || id.trim() === "") {
    throw new RefusedError("the id must be text that is not blank", { operation });
  }
  refuseUnknown(operation, "input", input, keptNames(row.record));
  const seed = { operation, id, started: context.clock.now(), input: kept(row.record, input, context) };
  return createRun(row, seed, context);
}

/** Takes a run up by its token; sends nothing. Throws `RefusedError` for a token that is not this client's. */
export function resume(table: readonly Operation[], token: string, context: RunContext): Run {
  const seed = readToken(token, context);
  const row = table.find(({ id }) => id === seed.operation);
  if (row !== undefined && isStartable(row)) return createRun(recordOf(row), seed, context);
  if (row !== undefined && isReadable(row)) return createRun(row, seed, context);
  throw new RefusedError(`the token cannot be resumed: this version has no runs of ${JSON.stringify(seed.operation)}`, {
    operation: "resume",
  });
}
