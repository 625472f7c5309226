import type { Document, Row } from "../document/openapi.ts";
import { type FindHints, hintsOf, idOf } from "../hints/hints.ts";
import { rowNamed } from "../hints/rows.ts";
import { textsIn } from "../hints/templates.ts";
import { below, jsonPath } from "../json/pointer.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Finding } from "../problems/problem.ts";
import { checkField, checkInputs, checkSources, removal } from "./calls.ts";

/** Whether lost runs are looked for in a list that exists, by inputs and fields that exist. */
export function checkFind(document: Document, rows: readonly Row[], start: Row, find: FindHints, at: string) {
  const listing = rowNamed(rows, find.operation);
  const { pages, run } = listing ? hintsOf(listing.operation) : {};
  const settle = [removal(at)];
  if (listing === undefined) return [{ pointer: at, what: `there is no operation ${find.operation}`, settle }];
  if (run !== undefined) return [{ pointer: at, what: `${find.operation} starts a run itself`, settle }];
  if (pages === undefined) {
    const update = { "x-sdk": { pages: { style: "single", items: "" } } };
    const what = `${find.operation} is no list: it has no pages`;
    return [{ pointer: at, what, settle: [{ target: jsonPath(listing.pointer), update }] }];
  }
  const field = (key: "id" | "time" | "match") => {
    const path = find[key];
    if (path === undefined) return [];
    const whole = [pages.items, "0", path].filter((part) => part !== "").join(".");
    return checkField(document, listing.operation, whole, below(at, key));
  };
  const inputAt = below(at, "input");
  return [
    ...checkInputs(document, find, listing.operation, inputAt),
    ...checkSources(document, find.input, start.operation, inputAt),
    ...field("id"),
    ...field("time"),
    ...field("match"),
    ...checkCorrelation(document, start, find, at),
  ];
}

/** Whether an id that is to be found again is sent in the first place. */
function checkCorrelation(document: Document, { operation }: Row, find: FindHints, at: string): Finding[] {
  const names = inputsOf(document, operation).map(({ name }) => name);
  const { correlate, match, input } = find;
  if (correlate !== undefined) {
    const pointer = below(at, "correlate");
    const what = `${idOf(operation)} has no input ${correlate}; it has ${names.join(", ") || "none"}`;
    return names.includes(correlate) ? [] : [{ pointer, what, settle: [removal(pointer)] }];
  }
  const uses = [
    ...(match === undefined ? [] : ["match"]),
    ...Object.keys(input).flatMap((name) => (textsIn(input[name] ?? "").includes("$correlation") ? [name] : [])),
  ];
  const [first] = uses;
  if (first === undefined) return [];
  const settle = [{ target: jsonPath(at), update: { correlate: "(the input of the start that carries it)" } }];
  const pointer = first === "match" ? below(at, first) : below(at, "input", first);
  return [{ pointer, what: "there is nothing to correlate: the plan has no correlate", settle }];
}
