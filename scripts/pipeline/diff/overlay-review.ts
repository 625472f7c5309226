import { isList, isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { below, valueAt } from "../json/pointer.ts";
import type { Outcome } from "../overlay/apply.ts";
import { pathText } from "../text/json-path.ts";
import { nearest } from "../text/nearest.ts";
import { isSame } from "./compare-shapes.ts";
import type { Moves } from "./moves.ts";

/** An action of an overlay that no longer does what it is there for. */
export interface ReviewedAction {
  /** `#/actions/12` */
  readonly pointer: string;
  readonly target: string;
  /** The target that is most like it, where it matches nothing. */
  readonly nearest?: string;
}

/** Actions that match nothing; one that only removes has become idle by that. */
export function deadActions(outcome: Outcome, moves: Moves): readonly ReviewedAction[] {
  return outcome.failed
    .filter(({ action, matches }) => !matches && action.remove !== true)
    .map(({ index, action, before }) => ({
      pointer: below("#/actions", index),
      target: action.target,
      ...nearestTarget(action.target, before, moves),
    }));
}

/** Actions without which the description would be the same: what they ask for is there already. */
export function idleActions(outcome: Outcome): readonly ReviewedAction[] {
  const gone = outcome.failed.filter(({ action, matches }) => !matches && action.remove === true);
  const held = outcome.steps.filter(
    ({ update, remove, copy, targets }) =>
      remove !== true && copy === undefined && update !== undefined && targets.every((target) => holds(target, update)),
  );
  return [...gone.map(({ index, action }) => ({ index, target: action.target })), ...held]
    .toSorted((left, right) => left.index - right.index)
    .map(({ index, target }) => ({ pointer: below("#/actions", index), target }));
}

/** Whether everything an update says is said already. */
function holds(value: Json, update: Json): boolean {
  if (isObject(value) && isObject(update)) {
    return Object.entries(update).every(([key, item]) => {
      const old = own(value, key);
      return old !== undefined && holds(old, item);
    });
  }
  if (!isList(value)) return isSame(value, update);
  const items = isList(update) ? update : [update];
  return items.every((item) => value.some((one) => isSame(one, item)));
}

/** The same target with the first key that leads nowhere replaced by the one it is most like. */
function nearestTarget(target: string, document: JsonObject, moves: Moves): { readonly nearest?: string } {
  let value: Json | undefined = document;
  let pointer = "#";
  for (const { start, end, keys } of segmentsOf(target)) {
    const here: readonly string[] = isObject(value) ? Object.keys(value) : [];
    const missing = keys.find((key) => !here.includes(key));
    if (missing !== undefined) {
      const moved = pointer === "#/paths" ? moves.paths.get(missing) : moves.schemas.get(missing);
      const meant = moved ?? nearest(missing, here);
      if (meant === undefined) return {};
      const names = keys.map((key) => (key === missing ? meant : key)).map(pathText);
      return { nearest: `${target.slice(0, start)}[${names.join(",")}]${target.slice(end)}` };
    }
    pointer = below(pointer, keys[0] ?? "");
    value = valueAt(document, pointer);
  }
  return {};
}

interface Segment {
  readonly start: number;
  readonly end: number;
  readonly keys: readonly string[];
}

/** The plain keys a JSONPath begins with, up to its first wildcard or filter. */
function segmentsOf(target: string): readonly Segment[] {
  const segments: Segment[] = [];
  const pattern = /\.([A-Za-z_][\w-]*)|\[((?:'[^']*'|"[^"]*")(?:\s*,\s*(?:'[^']*'|"[^"]*"))*)\]/y;
  pattern.lastIndex = 1;
  for (let match = pattern.exec(target); match !== null; match = pattern.exec(target)) {
    const [whole, name, list = ""] = match;
    const keys =
      name === undefined ? [...list.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, a, b]) => a ?? b ?? "") : [name];
    segments.push({ start: match.index, end: match.index + whole.length, keys });
  }
  return segments;
}
