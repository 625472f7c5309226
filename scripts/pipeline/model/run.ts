import type { Document, Operation, Row } from "../document/openapi.ts";
import { hintsOf, idOf, type RecordHints, type RunHints, runTypeName } from "../hints/hints.ts";
import { rowNamed } from "../hints/rows.ts";
import { sourcesOf } from "../hints/templates.ts";
import { pascal } from "../text/names.ts";
import { inputsOf } from "./inputs.ts";
import { returnsOf, typeAt } from "./returns.ts";
import type { ApiRecord, ApiRun, RunType } from "./types.ts";

/** A start's plan with the type of the run it leads to. */
export function runOf(document: Document, rows: readonly Row[], run: RunHints): ApiRun {
  const reading = operationNamed(rows, run.poll);
  const { record } = hintsOf(reading);
  if (record === undefined) throw new Error(`${run.poll} has no record`);
  return { ...run, type: typeOf(document, rows, reading, record) };
}

/** A record's plan with the type of its runs. */
export function recordOf(document: Document, rows: readonly Row[], reading: Operation, record: RecordHints): ApiRecord {
  const { input, output, cancel, attention } = record;
  const names = sourcesOf(input, output?.input, cancel?.input, attention?.input);
  const optional = !inputsOf(document, reading).some(({ name, required }) => required && names.includes(name));
  return {
    ...record,
    type: typeOf(document, rows, reading, record),
    ...(names.length > 0 && { given: { typeName: `${pascal(idOf(reading))}Input`, names, optional } }),
  };
}

function typeOf(document: Document, rows: readonly Row[], reading: Operation, record: RecordHints): RunType {
  const { output, cancel } = record;
  return {
    name: runTypeName(idOf(reading)),
    output: output ? (output.type ?? typeAt(document, operationNamed(rows, output.operation), output.value)) : "never",
    record: returnsOf(reading),
    canCancel: cancel !== undefined,
    unconfirmed: Object.entries({ output, cancel }).flatMap(([ability, call]) =>
      call && hintsOf(operationNamed(rows, call.operation)).unconfirmed !== undefined ? [ability] : [],
    ),
  };
}

function operationNamed(rows: readonly Row[], id: string): Operation {
  const row = rowNamed(rows, id);
  if (row === undefined) throw new Error(`there is no operation ${id}`);
  return row.operation;
}
