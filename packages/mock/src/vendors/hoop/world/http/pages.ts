import { Refusal } from "./answers.ts";

/** A part of a list in the wrapper of pages; size 0 is all of it. */
export function paged<T>(rows: readonly T[], query: URLSearchParams, standardSize: number, total = rows.length) {
  const page = integer(query, "page", 1);
  const size = Math.min(integer(query, "page_size", standardSize), 100);
  const data = size === 0 ? rows : rows.slice((page - 1) * size, page * size);
  return { pages: { total, page, size }, data };
}

/** `/connections` and `/resources` are bare arrays until a page is asked for. */
export const asksForPage = (query: URLSearchParams): boolean => query.has("page") || query.has("page_size");

function integer(query: URLSearchParams, name: string, otherwise: number): number {
  const text = query.get(name);
  if (!text) return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Refusal(422, `invalid ${name} parameter`);
}
