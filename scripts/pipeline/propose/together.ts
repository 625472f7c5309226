import type { JsonObject } from "../json/json.ts";
import type { Action } from "../overlay/apply.ts";
import { locate } from "../overlay/json-path.ts";

/** Removals with one reason as one action, where they are all there is of their kind in a description. */
export function together(description: JsonObject, actions: readonly Action[]): readonly Action[] {
  const groups = Map.groupBy(actions, (action) => `${everywhere(action)} ${action.description} ${action.remove}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const target = first && everywhere(first);
    if (first === undefined || target === undefined || group.length === 1) return group;
    return locate(description, target).length === group.length ? [{ ...first, target }] : group;
  });
}

/** The target of a removal in every path, or in every operation. */
function everywhere({ target, remove }: Action): string | undefined {
  const [, method, rest] = /^\$\.paths\['(?:[^'\\]|\\.)*'\](\.[a-z]+(?=\.))?(\..*)$/.exec(target) ?? [];
  if (remove !== true || rest === undefined) return undefined;
  return `$.paths.*${method === undefined ? "" : ".*"}${rest}`;
}
