import type { FindHints } from "../hints/hints.ts";
import { textsIn } from "../hints/templates.ts";
import { below } from "../json/pointer.ts";
import type { Derived, Model } from "../model/model.ts";
import type { Finding } from "../problems/problem.ts";
import { jsonPath } from "../text/json-path.ts";
import { checkField, checkInputs, checkSources, namesOf, removal } from "./calls.ts";

/** Whether lost runs are looked for in a list that exists, by inputs and fields that exist. */
export function checkFind(model: Model, start: Derived, find: FindHints, at: string): Finding[] {
  const listing = model.byId.get(find.operation);
  const settle = [removal(at)];
  if (listing === undefined) return [{ pointer: at, what: `there is no operation ${find.operation}`, settle }];
  const { pages, run } = listing.hints;
  if (run !== undefined) return [{ pointer: at, what: `${find.operation} starts a run itself`, settle }];
  if (pages === undefined) {
    const update = { "x-sdk": { pages: { style: "single", items: "" } } };
    const what = `${find.operation} has no pages, so it is not known as a list`;
    return [{ pointer: at, what, settle: [{ target: jsonPath(listing.pointer), update }] }];
  }
  const field = (key: "id" | "time" | "match") => {
    const path = find[key];
    if (path === undefined) return [];
    const whole = [pages.items, "0", path].filter((part) => part !== "").join(".");
    return checkField(model, listing, whole, below(at, key));
  };
  const inputAt = below(at, "input");
  return [
    ...checkInputs(find.input, listing, inputAt),
    ...checkSources(find.input, start, inputAt),
    ...field("id"),
    ...field("time"),
    ...field("match"),
    ...checkCorrelation(start, find, at),
  ];
}

/** Whether an id that is to be found again is sent in the first place. */
function checkCorrelation({ id, inputs }: Derived, find: FindHints, at: string): Finding[] {
  const { correlate, match, input } = find;
  if (correlate !== undefined) {
    const pointer = below(at, "correlate");
    const what = `${id} has no input ${correlate}; it has ${namesOf(inputs)}`;
    return inputs.some(({ name }) => name === correlate) ? [] : [{ pointer, what, settle: [removal(pointer)] }];
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
