import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import type { Bump } from "./change.ts";
import { isSame } from "./compare-shapes.ts";

interface PlanChange {
  readonly bump: Bump;
  readonly what: string;
}

type Plans = Readonly<Record<string, JsonObject>>;

/** What has become of an operation's `pages`, `run` and `record`. */
export function planChanges(id: string, before: Plans, after: Plans): readonly PlanChange[] {
  return [
    ...pagesChanges(id, before.pages, after.pages),
    ...runChanges(id, before.run, after.run),
    ...recordChanges(id, before.record, after.record),
  ];
}

function pagesChanges(id: string, was: JsonObject | undefined, is: JsonObject | undefined): readonly PlanChange[] {
  if (isSame(was, is)) return [];
  const style = (plan: JsonObject | undefined) => (plan === undefined ? "one answer" : `\`${plan.style}\``);
  const what = `\`${id}\` is read by ${style(is)}, was ${style(was)}.`;
  // What its method answers is of the surface; here it is how the next page is found.
  if (was === undefined || is === undefined || was.style !== is.style) return [{ bump: "minor", what }];
  return [{ bump: "patch", what: `The pages of \`${id}\` are found in another way.` }];
}

function runChanges(id: string, was: JsonObject | undefined, is: JsonObject | undefined): readonly PlanChange[] {
  if (isSame(was, is)) return [];
  if (was === undefined) return [{ bump: "minor", what: `\`${id}\` can be started as a run.` }];
  if (is === undefined) return [{ bump: "major", what: `\`${id}\` can no longer be started as a run.` }];
  return [
    ...renamed(id, "start", was.name, is.name),
    ...ability(`The runs of \`${id}\``, "looked for when the answer of their start is lost", was.find, is.find),
    ...rest(`How the runs of \`${id}\` start has changed.`, was, is, ["name", "find"]),
  ];
}

function recordChanges(id: string, was: JsonObject | undefined, is: JsonObject | undefined): readonly PlanChange[] {
  if (isSame(was, is)) return [];
  if (was === undefined) return [{ bump: "minor", what: `\`${id}\` takes up runs.` }];
  if (is === undefined) return [{ bump: "major", what: `\`${id}\` no longer takes up runs.` }];
  return [
    ...renamed(id, "take up", was.attach, is.attach),
    ...stateChanges(id, was.states, is.states),
    ...ability(`The runs of \`${id}\``, "cancelled", was.cancel, is.cancel),
    ...ability(`The output of the runs of \`${id}\``, "read", was.output, is.output),
    ...rest(`How the runs of \`${id}\` are read has changed.`, was, is, ["attach", "states", "cancel", "output"]),
  ];
}

function renamed(id: string, verb: string, was: Json | undefined, is: Json | undefined): readonly PlanChange[] {
  if (was === is) return [];
  return [{ bump: "major", what: `The method to ${verb} runs of \`${id}\` is called \`${is}\`, was \`${was}\`.` }];
}

function ability(who: string, what: string, was: Json | undefined, is: Json | undefined): readonly PlanChange[] {
  if (isSame(was, is)) return [];
  if (was === undefined) return [{ bump: "minor", what: `${who} can be ${what}.` }];
  if (is === undefined) return [{ bump: "major", what: `${who} can no longer be ${what}.` }];
  return [{ bump: "patch", what: `${who} can be ${what} in another way.` }];
}

function rest(what: string, was: JsonObject, is: JsonObject, told: readonly string[]): readonly PlanChange[] {
  const others = (plan: JsonObject) => Object.entries(plan).filter(([key]) => !told.includes(key));
  return isSame(others(was), others(is)) ? [] : [{ bump: "patch", what }];
}

/** Outcomes: what a run is where its record has these values. */
function stateChanges(id: string, was: Json | undefined, is: Json | undefined): readonly PlanChange[] {
  const [before, after] = [rulesOf(was), rulesOf(is)];
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((when): readonly PlanChange[] => {
    const [old, now] = [before.get(when), after.get(when)];
    if (old === now) return [];
    const run = `A run of \`${id}\` with \`${when}\``;
    if (old === undefined) return [{ bump: "minor", what: `${run} is ${now}.` }];
    if (now === undefined) return [{ bump: "major", what: `${run} is no longer told apart: it was ${old}.` }];
    return [{ bump: "major", what: `${run} is ${now}, was ${old}.` }];
  });
  if (changes.length > 0 || isSame(was, is)) return changes;
  return [{ bump: "patch", what: `The rules for the runs of \`${id}\` are asked in another order.` }];
}

function rulesOf(rules: Json | undefined): ReadonlyMap<string, string> {
  return new Map(
    (isList(rules) ? rules : [])
      .filter(isObject)
      .map(({ if: when, state, reason }): [string, string] => [
        conditionText(when ?? {}),
        reason === undefined ? `\`${state}\`` : `\`${state}\` (\`${reason}\`)`,
      ]),
  );
}

function conditionText(when: Json): string {
  return isObject(when)
    ? Object.entries(when)
        .map(([path, value]) => `${path}: ${JSON.stringify(value)}`)
        .join(", ")
    : "";
}
