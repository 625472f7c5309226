import type { Paging } from "./rows.ts";

const sizes = /^(per_?page|page_?size|limit|size|max_?results|count)$/i;
const pages = /^(page|page_?(number|no))$/i;
const offsets = /^(offset|skip|start_?at)$/i;
const cursors = /(cursor|after|token|marker|continuation)$/i;

/** The query key that says how many items a page has. */
export const sizeAmong = (names: readonly string[]): string | undefined => names.find((name) => sizes.test(name));

/** How a list is paged of which nothing says by what: as the names of its query keys tell. */
export function pagingByName(names: readonly string[], items: string): Paging {
  const named = (pattern: RegExp) => names.find((name) => pattern.test(name));
  const [size, page, offset, cursor] = [sizeAmong(names), named(pages), named(offsets), named(cursors)];
  if (page !== undefined) return { style: "page", page, first: 1, items, ...(size !== undefined && { size }) };
  const limited = { items, ...(size !== undefined && { limit: size }) };
  if (offset !== undefined) return { style: "offset", offset, ...limited };
  if (cursor !== undefined) return { style: "cursor", cursor, ...limited };
  return { style: "single", items };
}

/** The key of the mock's own that links have where a list takes none for its pages; no client sends it by itself. */
export const LINK_KEY = "mock_page";

/** How a list goes on by links: by a key that it takes, or else by one of the mock's own. */
export function pagingByLink(names: readonly string[], items: string): Paging {
  const named = pagingByName(names, items);
  if (named.style !== "single") return named;
  const size = sizeAmong(names);
  return { style: "page", page: LINK_KEY, first: 1, items, ...(size !== undefined && { size }) };
}
