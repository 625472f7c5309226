import { integer } from "../query.ts";
import { Refusal } from "../refusal.ts";
import { withAt } from "./dot-path.ts";
import type { Paging } from "./rows.ts";

/** A page of the items, in the answer's own shape. */
export function pageOf(items: readonly unknown[], query: URLSearchParams, pages: Paging, answer: unknown): unknown {
  const { from, size } = rangeOf(query, pages);
  const shown = items.slice(from, from + size);
  const filled = withAt(answer, pages.items, shown);
  const counted = pages.total === undefined ? filled : withAt(filled, pages.total, items.length);
  const isMore = from + size < items.length;
  const told = pages.more === undefined ? counted : withAt(counted, pages.more, isMore);
  // A cursor is where the next page begins; after the last there is none.
  return pages.next === undefined ? told : withAt(told, pages.next, isMore ? String(from + size) : null);
}

/** Which of the items a query asks for. */
export function rangeOf(query: URLSearchParams, pages: Paging): { readonly from: number; readonly size: number } {
  if (pages.style === "single") return { from: 0, size: Number.POSITIVE_INFINITY };
  const given = pages.in === undefined ? query : insideOf(query.get(pages.in));
  const number = (name: string | undefined, otherwise: number, least: number) =>
    integer(given, name ?? "", { otherwise, least, most: Number.MAX_SAFE_INTEGER, status: 400 });
  if (pages.style === "page") {
    const size = number(pages.size, pages.defaultSize ?? 50, 1);
    const { first = 0 } = pages;
    return { from: (number(pages.page, first, first) - first) * size, size };
  }
  if (pages.style === "cursor") return { from: number(pages.cursor, 0, 0), size: number(pages.limit, 50, 1) };
  return { from: number(pages.offset, 0, 0), size: number(pages.limit, pages.defaultSize ?? 50, 1) };
}

function insideOf(text: string | null): URLSearchParams {
  try {
    const given = Object.entries(JSON.parse(text ?? "{}") as object);
    return new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  } catch {
    throw new Refusal(400, "the query parameter must be JSON");
  }
}
