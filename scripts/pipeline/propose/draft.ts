import type { Document, Operation } from "../document/openapi.ts";
import { rowsOf } from "../document/rows.ts";
import type { JsonObject } from "../json/json.ts";
import type { Action } from "../overlay/apply.ts";
import { jsonPath } from "../text/json-path.ts";

/** What is proposed for one operation. */
export interface Draft {
  readonly hints: JsonObject;
  /** What it rests on. */
  readonly reason: string;
}

/** What settles a finding: corrections of the description, or further hints. */
export interface Settlement {
  readonly actions?: readonly Action[];
  readonly draft?: Draft;
}

/** Drafts by the pointers of their operations. */
export type Drafts = ReadonlyMap<string, Draft>;

/** A document as it is with its drafts: operations without a method are gone. */
export function withDrafts(document: Document, drafts: Drafts): Document {
  const kept = rowsOf(document).filter(({ pointer }) => drafts.get(pointer)?.hints.unsupported === undefined);
  const byPath = Map.groupBy(kept, ({ path }) => path);
  const paths = [...byPath].map(([path, rows]) => {
    const item = rows.map(({ method, operation, pointer }): [string, Operation] => {
      const draft = drafts.get(pointer);
      return [method, draft === undefined ? operation : { ...operation, "x-sdk": draft.hints }];
    });
    return [path, Object.fromEntries(item)] as const;
  });
  return { ...document, paths: Object.fromEntries(paths) };
}

export function actionsOf(drafts: Drafts): readonly Action[] {
  return [...drafts].map(([pointer, { hints, reason }]) => ({
    target: jsonPath(pointer),
    description: `Proposed: ${reason}`,
    update: { "x-sdk": hints },
  }));
}
