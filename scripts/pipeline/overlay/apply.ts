import { isList, isObject, type Json, type JsonObject, own, without } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { GeneratorError, type Problem } from "../problems/problem.ts";
import { checkOverlay } from "./check.ts";
import { type Location, locate } from "./json-path.ts";
import { merge } from "./merge.ts";

/** One action of an overlay, the document after it, and what stood at its targets before. */
export interface Step extends Action {
  /** Its place among the actions. */
  readonly index: number;
  readonly after: JsonObject;
  readonly targets: readonly Json[];
  readonly locations: readonly Location[];
}

/** What an overlay makes of a document, and which of its actions could not be applied. */
export interface Outcome {
  readonly steps: readonly Step[];
  readonly failed: readonly Failure[];
}

interface Failure {
  readonly index: number;
  readonly action: Action;
  readonly message: string;
  /** Whether its target matches anything. */
  readonly matches: boolean;
  readonly before: JsonObject;
}

export interface Action {
  readonly target: string;
  /** The reason for it. */
  readonly description: string;
  readonly update?: Json;
  readonly copy?: string;
  readonly remove?: boolean;
}

/** The document with an overlay's actions applied in order. */
export function applyOverlay(document: JsonObject, overlay: JsonObject, file: string): JsonObject {
  return overlaySteps(document, overlay, file).at(-1)?.after ?? document;
}

/**
 * What each action of an overlay makes of a document.
 * Stricter than the specification: a target that matches nothing is an error, and every action says why it is there.
 */
export function overlaySteps(document: JsonObject, overlay: JsonObject, file: string): readonly Step[] {
  const { steps, failed } = overlayOutcome(document, overlay, file);
  if (failed.length === 0) return steps;
  const problems = failed.map(({ index, action, message }): Problem => {
    return { file, at: below("#/actions", index), what: `${message} (target ${action.target})` };
  });
  throw new GeneratorError(problems);
}

/** The same where actions that cannot be applied are left out and named. */
export function overlayOutcome(document: JsonObject, overlay: JsonObject, file: string): Outcome {
  const problems: Problem[] = checkOverlay(overlay).map(({ pointer, what }) => ({ file, at: pointer, what }));
  if (problems.length > 0) throw new GeneratorError(problems);

  const appends = overlay.overlay === "1.0.0" || String(overlay.overlay).startsWith("1.0.");
  const steps: Step[] = [];
  const failed: Failure[] = [];
  let before = document;
  for (const [index, action] of (overlay.actions as unknown as readonly Action[]).entries()) {
    let locations: readonly Location[] = [];
    try {
      locations = locate(before, action.target);
      const after = apply(before, action, locations, appends) as JsonObject;
      const targets = locations.map((location) => atLocation(before, location) ?? null);
      steps.push({ ...action, index, after, targets, locations });
      before = after;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      failed.push({ index, action, message: error.message, matches: locations.length > 0, before });
    }
  }
  return { steps, failed };
}

function apply(document: Json, action: Action, locations: readonly Location[], appends: boolean): Json {
  if (locations.length === 0) throw new Error("target matches nothing");
  if (action.remove === true) {
    // From the last to the first, so that the places in a list stay valid.
    return locations.toReversed().reduce((result, location) => changeAt(result, location, () => undefined), document);
  }
  const update = action.copy === undefined ? action.update : valueToCopy(document, action.copy);
  return locations.reduce(
    (result, location) => changeAt(result, location, (value) => updated(value, update as Json, appends)),
    document,
  );
}

/** A list is appended to; in Overlay 1.0 an update that is a list becomes one entry, since 1.1 its entries are added. */
function updated(value: Json, update: Json, appends: boolean): Json {
  if (!isList(value)) return merge(value, update);
  return isList(update) && !appends ? [...value, ...update] : [...value, update];
}

function valueToCopy(document: Json, path: string): Json {
  const [found, ...more] = locate(document, path).map((location) => atLocation(document, location));
  if (found === undefined || more.length > 0) throw new Error(`copy must match one value: ${path}`);
  return found;
}

function atLocation(document: Json, location: Location): Json | undefined {
  return location.reduce<Json | undefined>((value, key) => {
    if (isList(value)) return value[Number(key)];
    return isObject(value) ? own(value, String(key)) : undefined;
  }, document);
}

function changeAt(value: Json, location: Location, change: (value: Json) => Json | undefined): Json {
  const [key, ...rest] = location;
  if (key === undefined) {
    const changed = change(value);
    if (changed === undefined) throw new Error("the whole document cannot be removed");
    return changed;
  }
  const child = atLocation(value, [key]) as Json;
  const changed = rest.length > 0 ? changeAt(child, rest, change) : change(child);
  if (isList(value)) {
    const at = Number(key);
    return changed === undefined ? value.toSpliced(at, 1) : value.with(at, changed);
  }
  const object = value as JsonObject;
  return changed === undefined ? without(object, String(key)) : { ...object, [key]: changed };
}
