import { Refusal } from "./answers.ts";

export interface Paging {
  /** A page's size where none is asked for; 0 is all of the list. */
  readonly size: number;
  /** What a list has entries in all, if not those at hand. */
  readonly total?: number;
  /** The status of a page that cannot be; 422 unless said. */
  readonly refusedWith?: number | undefined;
}

const MOST_ROWS = 100;

/** A part of a list in the wrapper of pages. */
export function paged<T>(rows: readonly T[], query: URLSearchParams, paging: Paging) {
  const { total = rows.length, refusedWith = 422 } = paging;
  const page = integer(query, "page", 1, refusedWith);
  const size = Math.min(integer(query, "page_size", paging.size, refusedWith), MOST_ROWS);
  const data = size === 0 ? rows : rows.slice((page - 1) * size, page * size);
  return { pages: { total, page, size }, data };
}

/** `/connections` and `/resources` are bare arrays until a page is asked for. */
export const asksForPage = (query: URLSearchParams): boolean => query.has("page") || query.has("page_size");

function integer(query: URLSearchParams, name: string, otherwise: number, refusedWith: number): number {
  const text = query.get(name);
  if (!text) return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Refusal(refusedWith, `invalid ${name} parameter`);
}
