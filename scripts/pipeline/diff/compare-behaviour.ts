import { isObject, type Json, type JsonObject } from "../json/json.ts";
import type { Bump, Change } from "./change.ts";
import { planChanges } from "./compare-plans.ts";
import { isSame } from "./compare-shapes.ts";
import type { Surface, SurfaceOperation } from "./surface-types.ts";

type Operations = Surface["operations"];

/** What calls do otherwise than before: when they are sent again, how lists and runs go on, which credential they need. */
export function compareBehaviour(before: Operations, after: Operations): readonly Change[] {
  return Object.entries(before).flatMap(([id, was]) => {
    const is = Object.hasOwn(after, id) ? after[id] : undefined;
    return is === undefined
      ? []
      : [...effectChanges(id, was, is), ...authChanges(id, was, is), ...planned(id, was, is)];
  });
}

/** From what may be repeated most freely to what may not be repeated. */
const strength = ["once", "keyed", "idempotent", "read"];

function effectChanges(id: string, was: SurfaceOperation, is: SurfaceOperation): readonly Change[] {
  const base =
    was.base === is.base ? [] : [of(id, "patch", `\`${id}\` is asked below ${is.base ?? "the base address"}.`)];
  if (was.effect === is.effect) return base;
  const weaker = strength.indexOf(is.effect) < strength.indexOf(was.effect);
  const what = `\`${id}\` has the effect \`${is.effect}\`, was \`${was.effect}\`: it is repeated ${weaker ? "less" : "more"} often.`;
  return [...base, of(id, weaker ? "major" : "minor", what)];
}

function authChanges(id: string, was: SurfaceOperation, is: SurfaceOperation): readonly Change[] {
  if (isSame(was.auth, is.auth)) return [];
  const [before, after] = [was, is].map(({ auth }) => auth.map((one) => `\`${one}\``).join(" or ") || "no credential");
  const stillWorks = isOpen(is) || (!isOpen(was) && was.auth.every((one) => is.auth.includes(one)));
  return [of(id, stillWorks ? "minor" : "major", `\`${id}\` needs ${after}, was ${before}.`)];
}

function isOpen({ auth }: SurfaceOperation): boolean {
  return auth.length === 0 || auth.includes("none");
}

function planned(id: string, was: SurfaceOperation, is: SurfaceOperation): readonly Change[] {
  const [before, after] = [was.plans ?? {}, is.plans ?? {}];
  return planChanges(id, objectsIn(before), objectsIn(after)).map(({ bump, what }) => of(id, bump, what));
}

function objectsIn(plans: JsonObject): Readonly<Record<string, JsonObject>> {
  return Object.fromEntries(
    Object.entries(plans).filter((entry): entry is [string, JsonObject] => isObject(entry[1] as Json)),
  );
}

function of(at: string, bump: Bump, what: string): Change {
  return { level: "behaviour", at, affects: "everybody", bump, what };
}
