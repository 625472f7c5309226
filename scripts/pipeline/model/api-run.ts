import { type RecordHints, type RunHints, runTypeName } from "../hints/hints.ts";
import { sourcesOf } from "../hints/templates.ts";
import { pascal } from "../text/names.ts";
import { returnsOf, typeAt } from "./api-returns.ts";
import type { ApiRecord, ApiRun, RunType } from "./api-types.ts";
import type { Derived, Model } from "./model.ts";

/** A start's plan with the type of the run it leads to. */
export function runOf(model: Model, run: RunHints): ApiRun {
  const reading = named(model, run.poll);
  const { record } = reading.hints;
  if (record === undefined) throw new Error(`${run.poll} has no record`);
  return { ...run, type: typeOf(model, reading, record) };
}

/** A record's plan with the type of its runs. */
export function recordOf(model: Model, reading: Derived, record: RecordHints): ApiRecord {
  const names = sourcesOf({ record });
  const optional = !reading.inputs.some(({ name, required }) => required && names.includes(name));
  return {
    ...record,
    type: typeOf(model, reading, record),
    ...(names.length > 0 && { given: { typeName: `${pascal(reading.id)}Input`, names, optional } }),
  };
}

function typeOf(model: Model, reading: Derived, record: RecordHints): RunType {
  const { becomes } = record;
  const own = ownTypeOf(model, reading, record);
  if (becomes === undefined) return own;
  const { name: _, ...later } = runOf(model, { ...becomes, name: "", poll: becomes.operation }).type;
  return { ...later, name: own.name, record: `${own.record} | ${later.record}`, becomes: becomes.operation };
}

function ownTypeOf(model: Model, reading: Derived, { output, cancel }: RecordHints): RunType {
  const calls = {
    output: output && (output.operation === undefined ? reading : named(model, output.operation)),
    cancel: cancel && named(model, cancel.operation),
  };
  return {
    name: runTypeName(reading.id),
    output: calls.output && output ? (output.type ?? typeAt(model.document, calls.output, output.value)) : "never",
    record: returnsOf(reading),
    canCancel: cancel !== undefined,
    unconfirmed: Object.entries(calls).flatMap(([ability, call]) =>
      call?.hints.unconfirmed === undefined ? [] : [ability],
    ),
  };
}

function named({ byId }: Model, id: string): Derived {
  const operation = byId.get(id);
  if (operation === undefined) throw new Error(`there is no operation ${id}`);
  return operation;
}
