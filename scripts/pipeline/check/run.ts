import { below } from "../json/pointer.ts";
import type { Derived, Model } from "../model/model.ts";
import type { Finding } from "../problems/problem.ts";
import { jsonPath } from "../text/json-path.ts";
import { checkField } from "./calls.ts";
import { checkFind } from "./find.ts";
import { checkGiven } from "./record.ts";
import { checkRules } from "./rules.ts";

/** Whether a start leads to a record that can be read with what it was given, and what its plan names exists. */
export function checkRun(model: Model, start: Derived): Finding[] {
  const { run } = start.hints;
  if (run === undefined) return [];
  const at = below(start.pointer, "x-sdk", "run");
  return [
    ...checkField(model, start, run.id, below(at, "id")),
    ...checkPoll(model, start, run.poll, below(at, "poll")),
    ...checkRules(model, start, run.started ?? [], below(at, "started")),
    ...Object.keys(run.verify ?? {}).flatMap((path) => checkField(model, start, path, below(at, "verify"))),
    ...(run.find ? checkFind(model, start, run.find, below(at, "find")) : []),
  ];
}

function checkPoll({ byId, operations }: Model, start: Derived, poll: string, pointer: string): Finding[] {
  const reading = byId.get(poll);
  if (reading === undefined) {
    const others = operations.filter(({ hints }) => hints.record).map(({ id }) => id);
    const known = `those with a record are ${others.join(", ") || "none"}`;
    const settle = others.slice(0, 1).map((id) => ({ target: jsonPath(pointer), update: id }));
    return [{ pointer, what: `there is no operation ${poll}; ${known}`, settle }];
  }
  if (reading.hints.record === undefined) {
    const needed = reading.inputs.filter((input) => input.required);
    const input = Object.fromEntries(needed.map(({ name }) => [name, "$id"]));
    const update = { "x-sdk": { record: { attach: "attach", input, states: [] } } };
    return [{ pointer, what: `${poll} has no record`, settle: [{ target: jsonPath(reading.pointer), update }] }];
  }
  return checkGiven(start, reading);
}
