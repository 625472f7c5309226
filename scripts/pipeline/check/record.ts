import type { Document, Row } from "../document/openapi.ts";
import { type AttentionHints, type Call, hintsOf, idOf } from "../hints/hints.ts";
import { rowNamed } from "../hints/rows.ts";
import { below } from "../json/pointer.ts";
import type { Finding } from "../problems/problem.ts";
import { checkField, checkInputs, checkSources, removal } from "./calls.ts";
import { checkRules } from "./rules.ts";

/** Whether what a record's plan names exists, and its rules name every status. */
export function checkRecord(document: Document, rows: readonly Row[], row: Row): Finding[] {
  const { record, run } = hintsOf(row.operation);
  if (record === undefined) return [];
  const at = below(row.pointer, "x-sdk", "record");
  if (run !== undefined) {
    return [{ pointer: at, what: "what starts a run cannot also read its record", settle: [removal(at)] }];
  }
  const own = { operation: idOf(row.operation), input: record.input };
  const { output, cancel, attention, states } = record;
  const outputRow = output && rowNamed(rows, output.operation);
  const valueAt = below(at, "output", "value");
  return [
    ...checkCall(document, own, row, row, at),
    ...checkRules(document, row.operation, states, below(at, "states")),
    ...(output ? checkNamed(document, rows, output, row, below(at, "output")) : []),
    ...(output && outputRow ? checkField(document, outputRow.operation, output.value, valueAt) : []),
    ...(cancel ? checkNamed(document, rows, cancel, row, below(at, "cancel")) : []),
    ...(attention ? checkAttention(document, rows, attention, row, below(at, "attention")) : []),
  ];
}

function checkAttention(document: Document, rows: readonly Row[], plan: AttentionHints, reading: Row, at: string) {
  const listing = rowNamed(rows, plan.operation);
  const field = (row: Row | undefined, path: string, key: string) =>
    row ? checkField(document, row.operation, path, below(at, key)) : [];
  const itemPath = (path: string) => [plan.items, "0", path].filter((part) => part !== "").join(".");
  return [
    ...checkNamed(document, rows, plan, reading, at),
    ...Object.keys(plan.when).flatMap((path) => field(reading, path, "when")),
    ...Object.keys(plan.if).flatMap((path) => field(listing, itemPath(path), "if")),
  ];
}

/** A call of another operation, or of the reading one again. */
function checkNamed(document: Document, rows: readonly Row[], call: Call, reading: Row, at: string): Finding[] {
  const called = rowNamed(rows, call.operation);
  const settle = [removal(at)];
  if (called === undefined) return [{ pointer: at, what: `there is no operation ${call.operation}`, settle }];
  const { run, record } = hintsOf(called.operation);
  if (run) return [{ pointer: at, what: `${call.operation} starts a run itself`, settle }];
  if (record && called !== reading) {
    return [{ pointer: at, what: `${call.operation} reads the record of another kind of run`, settle }];
  }
  return checkCall(document, call, called, reading, at);
}

/** What a start gives stands among the inputs of the reading operation, so that a run can be taken up without it. */
function checkCall(document: Document, call: Call, called: Row, reading: Row, at: string): Finding[] {
  const inputAt = below(at, "input");
  return [
    ...checkInputs(document, call, called.operation, inputAt),
    ...checkSources(document, call.input, reading.operation, inputAt),
  ];
}
