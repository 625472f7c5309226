import type { CallOptions } from "../call.ts";
import { at } from "../dot-path.ts";
import { DecodeError, outcomeUnknown } from "../errors.ts";
import type { Operation } from "../operation.ts";
import type { Input } from "../request.ts";
import { isReadable, type Readable, type RunContext, type Startable } from "./context.ts";
import { createRun, type Run, type Seed } from "./run.ts";
import { outcomeOf } from "./run-state.ts";
import { takenOver } from "./template.ts";

/** A start with the id it can be found again by. */
export interface Marked {
  readonly input: Input;
  readonly options: CallOptions;
  readonly correlation: string | undefined;
}

/** A call as it will be sent: a start carries an id of its own, the caller's where there is one. */
export function marked(row: Operation, input: Input = {}, options: CallOptions = {}): Marked {
  const { correlate } = row.run?.find ?? {};
  if (row.effect === "keyed") {
    const correlation = options.idempotencyKey ?? crypto.randomUUID();
    return { input, options: { ...options, idempotencyKey: correlation }, correlation };
  }
  if (correlate === undefined) return { input, options, correlation: undefined };
  const correlation = String(input[correlate] || crypto.randomUUID());
  return { input: { ...input, [correlate]: correlation }, options, correlation };
}

/** Sends a start and answers its run. Throws `OutcomeUnknownError` where the answer names none. */
export async function startRun(
  row: Startable,
  { input, options, correlation }: Marked,
  context: RunContext,
): Promise<Run> {
  const since = context.clock.now();
  const answer = await context.send(row, input, options);
  const id = idAt(answer, row.run.id);
  if (id !== undefined) {
    const outcome = outcomeOf(row.run.started ?? [], answer);
    return startedRun(row, { id, started: since, correlation, outcome }, input, context);
  }
  const operation = row.id;
  const cause = new DecodeError(`the answer has no run id at \`${row.run.id}\``, { operation, acted: "maybe" });
  const { idempotencyKey } = options;
  throw outcomeUnknown(cause, { operation, origin: context.origin, since, until: context.clock.now(), idempotencyKey });
}

/** The id of a run in an answer or a record. */
export function idAt(value: unknown, path: string): string | undefined {
  const id = at(value, path);
  return typeof id === "string" && id !== "" ? id : undefined;
}

/** The run that a start with this input began. */
export function startedRun(
  row: Startable,
  seed: Omit<Seed, "operation" | "input">,
  input: Input,
  context: RunContext,
): Run {
  const record = recordOf(row);
  return createRun(record, { ...seed, operation: row.id, input: kept(record, input, context) }, context);
}

/** The row that reads what `row` starts; the generator sees to it that there is one. */
export function recordOf({ id, run }: Startable): Readable {
  if (isReadable(run.poll)) return run.poll;
  throw new TypeError(`${id} has no record to poll`);
}

/** The inputs that calls about the run need: the start's, or what the client fills in today. */
export function kept({ record }: Readable, given: Input, { defaults }: Pick<RunContext, "defaults">): Input {
  const { input, output, cancel, attention } = record;
  const names = [input, output?.input ?? {}, cancel?.input ?? {}, attention?.input ?? {}].flatMap(takenOver);
  const values = [...new Set(names)].map((name) => [name, given[name] ?? defaults[name]] as const);
  return Object.fromEntries(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
}
