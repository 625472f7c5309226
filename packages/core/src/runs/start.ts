import { DecodeError, type Recovery } from "../errors/errors.ts";
import { idempotencyKey } from "../requests/idempotency-key.ts";
import type { CallParts } from "../transport/call-parts.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Input } from "../types/input.ts";
import type { Operation } from "../types/operation.ts";
import type { Run } from "../types/run.ts";
import { matches, outcomeOf } from "./conditions.ts";
import { isReadable, type Readable, type RunContext, type Startable } from "./context.ts";
import { createRun } from "./create-run.ts";
import { idAt } from "./id-at.ts";
import { kept } from "./plan-input.ts";
import type { Seed } from "./seed.ts";

/** A start with the id it can be found again by. */
export interface Marked {
  readonly input: Input;
  readonly options: CallOptions;
  readonly correlation: string | undefined;
}

/** A call as it will be sent: a start carries an id of its own, the caller's where there is one. */
export function marked(row: Operation, input: Input = {}, options: CallOptions = {}): Marked {
  const key = idempotencyKey(row, options);
  if (key !== undefined) return { input, options: { ...options, idempotencyKey: key }, correlation: key };
  const { correlate } = row.run?.find ?? {};
  if (correlate === undefined) return { input, options, correlation: undefined };
  const own = String(input[correlate] || "");
  const correlation = own.trim() === "" ? crypto.randomUUID() : own;
  return { input: { ...input, [correlate]: correlation }, options, correlation };
}

/** Sends a start and answers its run. Throws `OutcomeUnknownError` where the answer names none. */
export async function startRun(
  row: Startable,
  { input, options, correlation }: Marked,
  context: RunContext,
  parts: CallParts & { readonly recovery: Recovery },
): Promise<Run> {
  const started = context.clock.now();
  let id = "";
  const accept = (answer: unknown) => {
    id = idIn(answer, row);
  };
  const begun = context.clock.elapsed();
  const answer = await context.send(row, input, options, { ...parts, accept });
  const outcome = outcomeOf(row.run.started ?? [], answer);
  const run = startedRun(row, { id, started, correlation, answer, outcome }, input, context);
  if (row.run.verify && matches(row.run.verify, answer)) {
    const leftMs = (options.deadlineMs ?? context.deadlineMs) - (context.clock.elapsed() - begun);
    // The run has begun: whatever the look comes to, it is handed out.
    await run.get({ ...options, deadlineMs: Math.max(1, leftMs) }).catch(() => undefined);
  }
  return run;
}

function idIn(answer: unknown, row: Startable): string {
  const id = idAt(answer, row.run.id);
  if (id !== undefined) return id;
  throw new DecodeError(`the answer has no run id at \`${row.run.id}\``, { operation: row.id, acted: "maybe" });
}

/** The run that a start with this input began. */
export function startedRun(
  row: Startable,
  seed: Omit<Seed, "operation" | "input">,
  input: Input,
  context: RunContext,
): Run {
  const record = recordOf(row);
  return createRun(record, { ...seed, operation: row.id, input: kept(record.record, input, context) }, context);
}

/** The row that reads what `row` starts; the generator sees to it that there is one. */
export function recordOf({ id, run }: Startable): Readable {
  if (isReadable(run.poll)) return run.poll;
  throw new TypeError(`${id} has no record to poll`);
}
