import { isList, type Json, type JsonObject } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import { GeneratorError, type Problem } from "../problems/problem.ts";
import { checkOverlay } from "./check.ts";
import { createDraft, type Draft } from "./draft.ts";
import { type Location, locate } from "./json-path.ts";
import { merge } from "./merge.ts";

/** One action of an overlay, what stood at its targets before, and what was merged into them. */
export interface Step extends Action {
  /** Its place among the actions. */
  readonly index: number;
  readonly targets: readonly Json[];
  readonly locations: readonly Location[];
  /** `undefined` where they were removed. */
  readonly merged: Json | undefined;
}

/** What an overlay makes of a document. */
export interface Applied {
  readonly document: JsonObject;
  readonly steps: readonly Step[];
}

/** The same where some of its actions could not be applied. */
export interface Outcome extends Applied {
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

/**
 * A document with an overlay's actions applied in order.
 * Stricter than the specification: a target that matches nothing is an error, and every action says why it is there.
 */
export function applyOverlay(document: JsonObject, overlay: JsonObject, file: string): Applied {
  const outcome = overlayOutcome(document, overlay, file);
  if (outcome.failed.length === 0) return outcome;
  const problems = outcome.failed.map(({ index, action, message }): Problem => {
    return { file, at: below("#/actions", index), what: `${message} (target ${action.target})` };
  });
  throw new GeneratorError(problems);
}

/** The same where actions that cannot be applied are left out and named. */
export function overlayOutcome(document: JsonObject, overlay: JsonObject, file: string): Outcome {
  const problems: Problem[] = checkOverlay(overlay).map(({ pointer, what }) => ({ file, at: pointer, what }));
  if (problems.length > 0) throw new GeneratorError(problems);

  const appends = overlay.overlay === "1.0.0" || String(overlay.overlay).startsWith("1.0.");
  const draft = createDraft(document);
  const steps: Step[] = [];
  const failed: Failure[] = [];
  for (const [index, action] of (overlay.actions as unknown as readonly Action[]).entries()) {
    let locations: readonly Location[] = [];
    try {
      locations = locate(draft.now(), action.target);
      if (locations.length === 0) throw new Error("target matches nothing");
      const merged = action.copy === undefined ? action.update : valueToCopy(draft, action.copy);
      const targets = locations.map((location) => draft.at(location) ?? null);
      if (action.remove === true) remove(draft, locations);
      else mergeAll(draft, locations, targets, (value) => updated(value, merged as Json, appends));
      steps.push({ ...action, index, targets, locations, merged });
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      failed.push({
        index,
        action,
        message: error.message,
        matches: locations.length > 0,
        before: draft.at([]) as JsonObject,
      });
    }
  }
  return { document: draft.now() as JsonObject, steps, failed };
}

function remove(draft: Draft, locations: readonly Location[]): void {
  // From the last to the first, so that the places in a list stay valid.
  for (const location of locations.toReversed()) draft.change(location, () => undefined);
}

/** Merges into all targets or into none. */
function mergeAll(
  draft: Draft,
  locations: readonly Location[],
  targets: readonly Json[],
  change: (target: Json) => Json,
): void {
  try {
    for (const location of locations) draft.change(location, change);
  } catch (error) {
    // From the last to the first, so that what stands within another target goes with it.
    for (const [index, location] of [...locations.entries()].toReversed()) draft.change(location, () => targets[index]);
    throw error;
  }
}

/** A list is appended to; in Overlay 1.0 an update that is a list becomes one entry, since 1.1 its entries are added. */
function updated(value: Json, update: Json, appends: boolean): Json {
  if (!isList(value)) return merge(value, update);
  return isList(update) && !appends ? [...value, ...update] : [...value, update];
}

function valueToCopy(draft: Draft, path: string): Json {
  const [found, ...more] = locate(draft.now(), path).map(draft.at);
  if (found === undefined || more.length > 0) throw new Error(`copy must match one value: ${path}`);
  return found;
}
