import { methods } from "../document/openapi.ts";
import { isObject, type JsonObject, own } from "../json/json.ts";
import { below, keysOf, valueAt } from "../json/pointer.ts";
import type { Applied, Step } from "../overlay/apply.ts";
import type { Surface } from "./surface-types.ts";

/** An operation that no published description has, and that an overlay adds. */
export interface KeptOperation {
  readonly id: string;
  readonly route: string;
  /** `#/actions/0`, where one action adds it. */
  readonly action?: string;
}

export function keptOperations(
  published: JsonObject,
  { document, steps }: Applied,
  { operations }: Surface,
): readonly KeptOperation[] {
  const known = new Set(placesOf(published));
  const added = placesOf(document).filter((place) => !known.has(place));
  return added.flatMap((place) => {
    const route = routeAt(place);
    const id = Object.keys(operations).find((one) => operations[one]?.route === route);
    if (id === undefined) return [];
    const step = steps.find((one) => adds(one, place));
    return [{ id, route, ...(step && { action: below("#/actions", step.index) }) }];
  });
}

/** The pointers of a description's operations. */
function placesOf({ paths }: JsonObject): readonly string[] {
  return Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
    methods
      .filter((method) => isObject(item) && own(item, method) !== undefined)
      .map((method) => below("#/paths", path, method)),
  );
}

function routeAt(place: string): string {
  const [, path = "", method = ""] = keysOf(place);
  return `${method.toUpperCase()} ${path}`;
}

/** Whether something stands at a place since an action was applied. */
function adds({ locations, merged }: Step, place: string): boolean {
  const keys = keysOf(place);
  return locations.some(
    (location) =>
      location.every((key, index) => key === keys[index]) &&
      valueAt(merged ?? null, below("#", ...keys.slice(location.length))) !== undefined,
  );
}
