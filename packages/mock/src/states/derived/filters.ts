import { begun } from "../timeline.ts";
import type { DerivedRun } from "./derived-run.ts";
import { valueAt } from "./dot-path.ts";
import { type Paging, type Row, wireName } from "./rows.ts";

/** Whether a list's query lets a run through: by what the plan says of its inputs, else by fields of the same name. */
export function isWanted(run: DerivedRun, record: unknown, query: URLSearchParams, list: Row): boolean {
  const known = Object.entries(run.plan.find?.input ?? {}).map(([input, template]) => ({
    wire: wireName(list, input),
    template,
  }));
  return [...query.entries()]
    .filter(([wire]) => !pagingKeys(list.pages).includes(wire))
    .every(([wire, text]) => {
      const template = known.find((each) => each.wire === wire)?.template;
      if (template === "$since") return begun(run.timeline) >= Date.parse(text);
      if (template === "$sinceMs") return begun(run.timeline) >= Number(text);
      if (typeof template === "string" && template.startsWith("$input.")) {
        return String(run.inputs[template.slice("$input.".length)] ?? "") === text;
      }
      const value = valueAt(record, wire);
      return typeof value === "object" || value === undefined || String(value) === text;
    });
}

/** The query keys that say which page is asked for. */
export const pagingKeys = (pages: Paging | undefined): readonly (string | undefined)[] =>
  pages ? [pages.page, pages.size, pages.offset, pages.limit, pages.in, pages.cursor] : [];
