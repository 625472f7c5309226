import { at } from "../answers/dot-path.ts";
import { RefusedError } from "../errors/errors.ts";
import type { CallParts } from "../transport/call-parts.ts";
import { tell } from "../transport/observe.ts";
import type { CallOptions } from "../types/call-options.ts";
import type { Outcome } from "../types/judge.ts";
import type { Operation } from "../types/operation.ts";
import type { Run } from "../types/run.ts";
import { needsAttention } from "./attention.ts";
import { outcomeOf } from "./conditions.ts";
import { isReadable, type Readable, type RunContext } from "./context.ts";
import { idAt } from "./id-at.ts";
import { fill } from "./plan-input.ts";
import type { Seed } from "./seed.ts";
import { isTerminal } from "./states.ts";
import { createToken } from "./token.ts";
import { wait, watch } from "./wait.ts";

const STARTED: Outcome = { state: "running", reason: undefined };

/** The run whose record `first` reads, until it becomes another run. */
export function createRun(first: Readable, seed: Seed, context: RunContext): Run {
  const { input, answer } = seed;
  const names = { id: seed.id, input };
  let { operation } = seed;
  let row = first;
  let reported = "";
  let last: unknown;
  let { ended } = seed;
  let outcome: Outcome = ended ?? seed.outcome ?? STARTED;
  /** How the start said that it ended, which a record that comes late does not undo. */
  const told = isTerminal(outcome.state) ? outcome : undefined;
  let said: string | undefined;
  let since = 0;

  const refuse = (what: string) =>
    new RefusedError(`the vendor offers no ${what} for this kind of run`, { operation: row.id });

  /** Tells of a status no rule knows, once for as long as it lasts. */
  function report(values: Readonly<Record<string, unknown>>): void {
    const found = JSON.stringify(values);
    if (found !== reported) tell(context.hooks, "onUnknownState", { operation: row.id, values });
    reported = found;
  }

  /** Reads the record, and from it what has become of the run. */
  async function read(options?: CallOptions, parts?: CallParts): Promise<unknown> {
    const { input: template, states, attention, becomes } = row.record;
    const record = await context.send(row, fill(template, names), options, parts);
    const next = becomes && idAt(record, becomes.id);
    if (next && isReadable(becomes.operation)) {
      names.id = next;
      row = becomes.operation;
      operation = row.id;
      outcome = STARTED;
      return read(options, parts);
    }
    const found = outcomeOf(states, record, report);
    const asked = attention && (await needsAttention(attention, record, names, context, options, parts));
    const ruled = outcomeWith(asked, found);
    const finding = { id: names.id, record, answer, outcome: ruled, forMs: saidFor(ruled) };
    const judged = await context.judge(finding, options);
    const isOver = isTerminal(judged.state);
    if (isOver && !isTerminal(ruled.state)) ended = judged;
    outcome = ended ?? (isOver ? judged : (told ?? judged));
    last = record;
    return record;
  }

  /** Milliseconds since the records began to say so. */
  function saidFor({ state, reason }: Outcome): number {
    const now = context.clock.elapsed();
    if (said !== `${state} ${reason}`) since = now;
    said = `${state} ${reason}`;
    return now - since;
  }

  /** What the side question adds; where it could not be asked, what waited waits on. */
  function outcomeWith(asked: boolean | undefined, found: Outcome): Outcome {
    const { attention } = row.record;
    if (asked) return { state: "waiting", reason: attention?.reason };
    const isOpen = asked === undefined && attention !== undefined && found.state === "running";
    return isOpen && outcome.state === "waiting" ? outcome : found;
  }

  const run: Run = {
    get id() {
      return names.id;
    },
    answer,
    get state() {
      return outcome.state;
    },
    get reason() {
      return outcome.reason;
    },
    get last() {
      return last;
    },
    get capabilities() {
      const { output, cancel } = row.record;
      return { output: output !== undefined, cancel: cancel !== undefined };
    },
    get: (options) => read(options),
    wait: (options = {}) => wait(waited, context, options),
    watch: (options = {}) => watch(waited, context, options),
    async output(options?: CallOptions) {
      const { output } = row.record;
      if (output === undefined) throw refuse("output");
      const source: Operation = output.operation ?? row;
      return at(await context.send(source, fill(output.input, names), options), output.value);
    },
    async cancel(options?: CallOptions) {
      const { cancel } = row.record;
      if (cancel === undefined) throw refuse("cancel");
      await context.send(cancel.operation, fill(cancel.input, names), options);
    },
    token: () => createToken({ ...seed, operation, id: names.id, ended }, context),
  };
  const waited = { run, read, operation, isBehind: () => !ended && outcome === told };
  return context.extend(run, row.id, input);
}
