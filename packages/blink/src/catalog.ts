import type { CallOptions } from "@x/core";
import type { BlinkCatalog } from "./generated/client.ts";
import type { CatalogListWorkspaceActionsInput } from "./generated/types.ts";

/** Everything, by the words of Blink's own client; what comes without them is not known. */
const ALL = JSON.stringify({ limit: 0, filter: { action_per_collection_limit: 0 } });

/** Has the list of a workspace's actions ask for all of them where it is given no query. */
export function catalogOf(catalog: BlinkCatalog): BlinkCatalog {
  const { listWorkspaceActions } = catalog;
  const whole = (input: CatalogListWorkspaceActionsInput = {}) => ({ ...input, q: input.q ?? ALL });
  return {
    ...catalog,
    listWorkspaceActions: Object.assign(
      (input?: CatalogListWorkspaceActionsInput, options?: CallOptions) => listWorkspaceActions(whole(input), options),
      {
        explain: (input?: CatalogListWorkspaceActionsInput, options?: CallOptions) =>
          listWorkspaceActions.explain(whole(input), options),
      },
    ),
  };
}
