import type { AttentionHints, BecomesHints } from "../hints/hints.ts";
import { callsIn, inputsIn } from "../hints/plan-calls.ts";
import { sourcesOf } from "../hints/templates.ts";
import { below } from "../json/pointer.ts";
import type { Derived, Model } from "../model/model.ts";
import type { Finding } from "../problems/problem.ts";
import { checkField, checkInputs, checkSources, removal } from "./calls.ts";
import { checkRules } from "./rules.ts";

/** Whether what a record's plan names exists, and its rules name every status. */
export function checkRecord(model: Model, reading: Derived): Finding[] {
  const { record, run } = reading.hints;
  if (record === undefined) return [];
  const at = below(reading.pointer, "x-sdk", "record");
  if (run !== undefined) {
    return [{ pointer: at, what: "what starts a run cannot also read its record", settle: [removal(at)] }];
  }
  const { output, attention, states, becomes } = record;
  const outputRow = output && (output.operation === undefined ? reading : model.byId.get(output.operation));
  return [
    ...checkInputs(record.input, reading, below(at, "input")),
    ...checkGiven(reading, reading),
    ...checkRules(model, reading, states, below(at, "states")),
    ...checkCalls(model, reading),
    ...(output && outputRow ? checkField(model, outputRow, output.value, below(at, "output", "value")) : []),
    ...(output && outputRow === reading ? checkInputs(output.input, reading, below(at, "output", "input")) : []),
    ...(attention ? checkAttention(model, attention, reading, below(at, "attention")) : []),
    ...(becomes ? checkBecomes(model, becomes, reading, below(at, "becomes")) : []),
  ];
}

/** Whether a run becomes one whose record can be read by its id alone. */
function checkBecomes(model: Model, { operation, id }: BecomesHints, reading: Derived, at: string): Finding[] {
  const wrong = (what: string): Finding => ({ pointer: at, what, settle: [removal(at)] });
  const later = model.byId.get(operation);
  if (later === undefined) return [wrong(`there is no operation ${operation}`)];
  const { record } = later.hints;
  if (record === undefined || later === reading) return [wrong(`${operation} reads no record of another kind of run`)];
  const [source] = sourcesOf({ record });
  if (source !== undefined) return [wrong(`${operation} needs $input.${source}, which a run that became one has not`)];
  return checkField(model, reading, id, below(at, "id"));
}

/**
 * Whether an operation has every input that a record's plan takes from it: the start, whose input it is, and the
 * reading operation, so that a run can be taken up without its start.
 */
export function checkGiven(from: Derived, reading: Derived): Finding[] {
  const { record } = reading.hints;
  if (record === undefined) return [];
  const inputs = inputsIn({ record }, below(reading.pointer, "x-sdk"));
  return inputs.flatMap(({ input, pointer }) => checkSources(input, from, pointer));
}

/** Whether the operations a record's plan names exist, read no other run's record, start none, and get their inputs. */
function checkCalls(model: Model, reading: Derived): Finding[] {
  if (reading.hints.record === undefined) return [];
  const { becomes: _, ...record } = reading.hints.record;
  const hintsAt = below(reading.pointer, "x-sdk");
  const inputs = new Map(inputsIn({ record }, hintsAt).map(({ pointer, input }) => [pointer, input]));
  return callsIn({ record }, hintsAt).flatMap(({ operation, pointer }) => {
    const at = pointer.slice(0, pointer.lastIndexOf("/"));
    const inputAt = below(at, "input");
    const called = model.byId.get(operation);
    if (called === reading) {
      const what = `${operation} is what reads the record: without an operation that is meant`;
      return [{ pointer, what, settle: [removal(pointer)] }];
    }
    const what = called ? wrongWith(called) : `there is no operation ${operation}`;
    if (called === undefined || what !== undefined) return [{ pointer: at, what: what ?? "", settle: [removal(at)] }];
    return checkInputs(inputs.get(inputAt) ?? {}, called, inputAt);
  });
}

function wrongWith(called: Derived): string | undefined {
  if (called.hints.run) return `${called.id} starts a run itself`;
  return called.hints.record && `${called.id} reads the record of another kind of run`;
}

function checkAttention(model: Model, plan: AttentionHints, reading: Derived, at: string): Finding[] {
  const listing = model.byId.get(plan.operation);
  const field = (row: Derived | undefined, path: string, key: string) =>
    row ? checkField(model, row, path, below(at, key)) : [];
  const itemPath = (path: string) => [plan.items, "0", path].filter((part) => part !== "").join(".");
  return [
    ...Object.keys(plan.when).flatMap((path) => field(reading, path, "when")),
    ...Object.keys(plan.if).flatMap((path) => field(listing, itemPath(path), "if")),
  ];
}
