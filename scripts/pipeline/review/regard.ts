import { complete, overlayOf, type Source, specOf } from "../derive.ts";
import type { Moves } from "../diff/moves.ts";
import { surfaceOf } from "../diff/surface.ts";
import type { Surface } from "../diff/surface-types.ts";
import type { Document } from "../document/openapi.ts";
import { isObject, type Json, type JsonObject } from "../json/json.ts";
import { apiOf } from "../model/api.ts";
import { inline } from "../normalise/inline.ts";
import { nameParts } from "../normalise/name-parts.ts";
import { simplify } from "../normalise/simplify.ts";
import { upgrade } from "../normalise/upgrade.ts";
import { type Outcome, overlayOutcome } from "../overlay/apply.ts";
import type { Finding } from "../problems/problem.ts";
import { checkParts } from "../read/check-parts.ts";
import { readDocument } from "../read/read.ts";
import type { LostText } from "../texts/apply.ts";
import { checkLeniently, withPlans } from "./check-leniently.ts";

/** As much of a client as a description and its overlay make together, whatever does not fit left out and named. */
export interface Regarded {
  readonly published: JsonObject;
  readonly corrected: JsonObject;
  readonly outcome: Outcome;
  readonly lostTexts: readonly LostText[];
  /** What keeps it from being generated. */
  readonly findings: readonly Finding[];
  readonly described?: Document;
  readonly surface?: Surface;
}

/** `moves` is what the overlay may still call by its old name. */
export function regard(source: Source, moves?: Moves): Regarded {
  const { vendor, overlay } = source;
  const { published, completed, lostTexts } = complete(source);
  const file = overlayOf(vendor);
  const actions = readDocument(overlay, file);
  const outcome = overlayOutcome(completed, actions, file);
  // What goes by another name is looked at as if the overlay knew.
  const hasMoved = moves !== undefined && moves.paths.size + moves.schemas.size > 0;
  const moved = hasMoved ? overlayOutcome(completed, renamed(actions, moves), file) : outcome;
  const corrected = moved.document;
  const seen = { published, corrected, outcome, lostTexts };
  const wrong = checkParts(corrected);
  return wrong.length > 0 ? { ...seen, findings: wrong } : { ...seen, ...understood(nameParts(corrected), vendor) };
}

function understood(corrected: JsonObject, vendor: string) {
  const described = simplify(inline(upgrade(corrected, specOf(vendor))));
  const { findings, rest } = checkLeniently(described, vendor);
  if (rest === undefined) return { findings, described };
  const surface = surfaceOf(rest.model, apiOf(rest.model, vendor), rest.document, corrected);
  return { findings, described, surface: withPlans(surface, described) };
}

/** An overlay in which what has moved goes by its new name. */
function renamed(overlay: JsonObject, { paths, schemas }: Moves): JsonObject {
  const change = (text: string) => {
    let result = text;
    for (const [old, now] of paths) result = result.replaceAll(`'${old}'`, `'${now}'`);
    for (const [old, now] of schemas) {
      result = result.replaceAll(`'${old}'`, `'${now}'`).replaceAll(`schemas.${old}`, `schemas['${now}']`);
      if (result.endsWith(`/schemas/${old}`)) result = result.slice(0, -old.length) + now;
    }
    return result;
  };
  return mapTexts(overlay, change) as JsonObject;
}

function mapTexts(value: Json, change: (text: string) => string): Json {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}
