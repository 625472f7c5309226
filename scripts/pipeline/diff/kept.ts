import { methods } from "../document/openapi.ts";
import { isObject, type JsonObject, own } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import type { Step } from "../overlay/apply.ts";
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
  steps: readonly Step[],
  { operations }: Surface,
): readonly KeptOperation[] {
  const corrected = steps.at(-1)?.after ?? published;
  const known = new Set(routesOf(published));
  const added = routesOf(corrected).filter((route) => !known.has(route));
  return added.flatMap((route) => {
    const id = Object.keys(operations).find((one) => operations[one]?.route === route);
    if (id === undefined) return [];
    const step = steps.find(({ after }) => routesOf(after).includes(route));
    return [{ id, route, ...(step && { action: below("#/actions", step.index) }) }];
  });
}

function routesOf(document: JsonObject): readonly string[] {
  const paths = isObject(document.paths) ? document.paths : {};
  return Object.entries(paths).flatMap(([path, item]) =>
    methods
      .filter((method) => isObject(item) && own(item, method) !== undefined)
      .map((method) => `${method.toUpperCase()} ${path}`),
  );
}
