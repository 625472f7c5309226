import type { Document, Row } from "../document/openapi.ts";
import { hintsOf, type Inputs, idOf, type RunHints } from "../hints/hints.ts";
import { rowNamed } from "../hints/rows.ts";
import { below, jsonPath } from "../json/pointer.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Finding } from "../problems/problem.ts";
import { checkField, checkSources } from "./calls.ts";
import { checkFind } from "./find.ts";
import { checkRules } from "./rules.ts";

/** Whether a start leads to a record that can be read with what it was given, and what its plan names exists. */
export function checkRun(document: Document, rows: readonly Row[], row: Row): Finding[] {
  const { run } = hintsOf(row.operation);
  if (run === undefined) return [];
  const at = below(row.pointer, "x-sdk", "run");
  return [
    ...checkField(document, row.operation, run.id, below(at, "id")),
    ...checkPoll(document, rows, row, run, below(at, "poll")),
    ...checkRules(document, row.operation, run.started ?? [], below(at, "started")),
    ...(run.find ? checkFind(document, rows, row, run.find, below(at, "find")) : []),
  ];
}

function checkPoll(document: Document, rows: readonly Row[], start: Row, { poll }: RunHints, pointer: string) {
  const called = rowNamed(rows, poll);
  if (called === undefined) {
    const others = rows.filter(({ operation }) => hintsOf(operation).record).map(({ operation }) => idOf(operation));
    const known = `those with a record are ${others.join(", ") || "none"}`;
    const settle = others.slice(0, 1).map((id) => ({ target: jsonPath(pointer), update: id }));
    return [{ pointer, what: `there is no operation ${poll}; ${known}`, settle }];
  }
  const { record } = hintsOf(called.operation);
  if (record === undefined) {
    const needed = inputsOf(document, called.operation).filter((input) => input.required);
    const input = Object.fromEntries(needed.map(({ name }) => [name, "$id"]));
    const update = { "x-sdk": { record: { attach: "attach", input, states: [] } } };
    return [{ pointer, what: `${poll} has no record`, settle: [{ target: jsonPath(called.pointer), update }] }];
  }
  const { input, output, cancel } = record;
  const at = below(called.pointer, "x-sdk", "record");
  const given = (inputs: Inputs = {}, ...keys: string[]) =>
    checkSources(document, inputs, start.operation, below(at, ...keys, "input"));
  return [...given(input), ...given(output?.input, "output"), ...given(cancel?.input, "cancel")];
}
