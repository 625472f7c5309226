import { type Source, specOf, textsFileOf } from "../derive.ts";
import { type Bump, type Change, highest } from "../diff/change.ts";
import { compareSurfaces } from "../diff/compare-surfaces.ts";
import { describeFacts } from "../diff/describe-facts.ts";
import { factChanges } from "../diff/facts-diff.ts";
import { type KeptOperation, keptOperations } from "../diff/kept.ts";
import { type Moves, movesBetween } from "../diff/moves.ts";
import { deadActions, idleActions, type ReviewedAction } from "../diff/overlay-review.ts";
import { createRestsOn } from "../diff/rests-on.ts";
import type { Surface } from "../diff/surface-types.ts";
import { schemaIn } from "../diff/uses.ts";
import type { Json, JsonObject } from "../json/json.ts";
import { below, keysOf, valueAt } from "../json/pointer.ts";
import { afterPackage } from "../normalise/schema-names.ts";
import type { Finding } from "../problems/problem.ts";
import { readDescription } from "../read/read.ts";
import { pascal } from "../text/names.ts";
import type { LostText } from "../texts/apply.ts";
import { readTexts } from "../texts/texts.ts";
import { type Regarded, regard } from "./regard.ts";

/** What has changed between two states of a vendor, and what it means. */
export interface Report {
  readonly vendor: string;
  /** The bump that all changes together ask for. */
  readonly bump: Bump;
  readonly changes: readonly Change[];
  /** Overlay actions that match nothing, and those nothing needs any more. */
  readonly dead: readonly ReviewedAction[];
  readonly idle: readonly ReviewedAction[];
  readonly kept: readonly KeptOperation[];
  readonly lostTexts: readonly LostText[];
  /** What an overlay has to settle before anything can be generated. */
  readonly unsettled: readonly Finding[];
}

export function compareSources(before: Source, after: Source): Report {
  const { vendor } = after;
  const facts = [before, after].map(({ spec }) => readDescription(spec, specOf(vendor))) as [JsonObject, JsonObject];
  const moves = movesBetween(...facts);
  const [was, is] = [regard(before), regard(after, moves)];
  const changes = was.surface && is.surface ? compareSurfaces(was.surface, is.surface, typeMoves(moves)) : [];
  const texts = after.texts === undefined ? {} : readTexts(after.texts, textsFileOf(vendor));
  const described = describeFacts({
    before: facts[0],
    after: facts[1],
    moves,
    documents: [was.described, is.described],
    ships: (pointer) => isOther(valueNamed(was.corrected, pointer), valueNamed(is.corrected, pointer)),
    changes,
    isUnsettled: (pointer) => is.findings.some((finding) => finding.pointer.startsWith(pointer)),
    namesAt: createNamesAt([was, is], moves),
    restsOn: createRestsOn(was.corrected, was.outcome.steps, texts),
  });
  return {
    vendor,
    bump: highest([...changes, ...described].map(({ bump }) => bump)),
    changes: [...changes, ...described],
    dead: deadActions(is.outcome, moves),
    idle: idleActions(is.outcome),
    kept: is.surface ? keptOperations(is.published, is.outcome, is.surface) : [],
    lostTexts: is.lostTexts,
    unsettled: is.findings,
  };
}

/** The names in the client of what a pointer leads into. */
function createNamesAt(states: readonly Regarded[], moves: Moves): (pointer: string) => readonly string[] {
  const surfaces = states.flatMap(({ surface }) => (surface ? [surface] : []));
  return (pointer) => {
    const keys = keysOf(pointer);
    const schema = schemaIn(keys);
    if (schema !== undefined) return [schema, moves.schemas.get(schema) ?? schema].flatMap(typeNames);
    const [first, path, method] = keys;
    return first === "paths" && path !== undefined ? surfaces.flatMap((one) => operationsAt(one, path, method)) : [];
  };
}

function typeMoves({ schemas }: Moves): ReadonlyMap<string, string> {
  return new Map([...schemas].map(([old, now]) => [typeName(old), typeName(now)]));
}

function typeName(schema: string): string {
  return pascal(afterPackage(schema));
}

function typeNames(schema: string): readonly string[] {
  const names = [schema, typeName(schema), pascal(schema)];
  return names.flatMap((name) => [name, `${name}Input`]);
}

function operationsAt({ operations }: Surface, path: string, method: string | undefined): readonly string[] {
  const isHere = (route: string) => {
    const [verb = "", where] = route.split(" ");
    return where === path && (method === undefined || verb.toLowerCase() === method || method === "parameters");
  };
  return Object.keys(operations).filter((id) => isHere(operations[id]?.route ?? ""));
}

function isOther(before: Json | undefined, after: Json | undefined): boolean {
  return factChanges(before ?? null, after ?? null).length > 0;
}

/** What stands at a pointer in whose lists items go by their names. */
function valueNamed(document: JsonObject, pointer: string): Json | undefined {
  const direct = valueAt(document, pointer);
  if (direct !== undefined) return direct;
  const keys = keysOf(pointer);
  const list = keys.findLastIndex((key) => /^\w+:/.test(key));
  return list < 1 ? undefined : valueAt(document, below("#", ...keys.slice(0, list)));
}
