import { pagingKeys } from "../derived/filters.ts";
import type { Paging } from "../derived/rows.ts";
import type { Fields } from "./fields.ts";

/** Whether a list's query lets an item through: by its fields of the same names, a list by what is in it. */
export const isListed = (value: Fields, fields: readonly string[], query: URLSearchParams, pages: Paging): boolean =>
  [...new Set(query.keys())]
    .filter((name) => fields.includes(name) && !pagingKeys(pages).includes(name))
    .every((name) => query.getAll(name).some((text) => isAs(value[name], text)));

function isAs(value: unknown, text: string): boolean {
  if (Array.isArray(value)) return value.some((each) => isAs(each, text));
  return (typeof value === "object" && value !== null) || String(value) === text;
}
