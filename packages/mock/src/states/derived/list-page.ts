import { withAt } from "./dot-path.ts";
import { pageOf, rangeOf } from "./lists.ts";
import { pagingByLink, sizeAmong } from "./paging-by-name.ts";
import type { Paging } from "./rows.ts";

/** A request for a list. */
export interface ListRequest {
  /** Its address, without the query. */
  readonly at: string;
  readonly query: URLSearchParams;
  /** The query keys the list takes. */
  readonly names: readonly string[];
}

export interface ListPage {
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

/** How the query chooses a page, as far as its keys' names tell what a plan leaves open: what is linked with, a size. */
export function pagingAsked(pages: Paging, names: readonly string[]): Paging {
  if (pages.style === "link") return pagingByLink(names, pages.items);
  const limit = pages.style === "cursor" ? sizeAmong(names) : undefined;
  return limit === undefined ? pages : { limit, ...pages };
}

/** A page of the items in the answer's own shape, with a link to the next one where the list has such (RFC 8288). */
export function listPage(items: readonly unknown[], request: ListRequest, pages: Paging, answer: unknown): ListPage {
  const by = pagingAsked(pages, request.names);
  const body = pageOf(items, request.query, by, answer);
  if (pages.style !== "link") return { body, headers: {} };
  const next = nextAddress(items.length, request, by);
  if (pages.next !== undefined) return { body: withAt(body, pages.next, next), headers: {} };
  return { body, headers: next === undefined ? {} : { link: `<${next}>; rel="next"` } };
}

/** The address of the page after the one that is asked for; undefined after the last. */
function nextAddress(count: number, { at, query }: ListRequest, pages: Paging): string | undefined {
  const { from, size } = rangeOf(query, pages);
  if (from + size >= count) return undefined;
  const next = new URLSearchParams(query);
  const { page, first = 0 } = pages;
  if (page !== undefined) next.set(page, String(first + from / size + 1));
  else next.set(pages.offset ?? pages.cursor ?? "", String(from + size));
  return `${at}?${next}`;
}
