import { RefusedError } from "../errors.ts";
import type { Operation } from "../operation.ts";
import type { Input } from "../request.ts";
import { isReadable, isStartable, type Readable, type RunContext, type Startable } from "./context.ts";
import { reconcilable } from "./reconcile.ts";
import { createRun, type Run } from "./run.ts";
import { kept, type Marked, recordOf, startRun } from "./start-run.ts";
import { readToken } from "./token.ts";

/** Starts a run; where its outcome stays open, the error can be reconciled. */
export const start = (row: Startable, call: Marked, context: RunContext): Promise<Run> =>
  reconcilable(startRun(row, call, context), row, call, context);

/** Sends a start and answers what the vendor does, with the same errors as `start`. */
export const send = (row: Startable, call: Marked, context: RunContext): Promise<unknown> =>
  reconcilable(context.send(row, call.input, call.options), row, call, context);

/** Takes a run up by its id; sends nothing. */
export function attach(row: Readable, id: string, input: Input, context: RunContext): Run {
  const operation = row.id;
  if (typeof id !== "string" || id === "") throw new RefusedError("a run is attached by its id", { operation });
  return createRun(row, { operation, id, started: context.clock.now(), input: kept(row, input, context) }, context);
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
