import type { Call } from "../../states/scenario.ts";

/** What there is in each workspace, by its key, in the order it was made. */
export function byWorkspace<T>(): (params: Call["params"]) => Map<string, T> {
  const workspaces = new Map<string, Map<string, T>>();
  return ({ ws_id = "" }) => {
    const items = workspaces.get(ws_id) ?? new Map<string, T>();
    workspaces.set(ws_id, items);
    return items;
  };
}
