import { DecodeError, RefusedError } from "../errors/errors.ts";
import type { Input } from "../types/input.ts";
import type { Operation, Paging } from "../types/operation.ts";
import type { Page, Pages } from "../types/pages.ts";
import type { FetchPage } from "./page-fetcher.ts";
import { firstInput, itemsOf, nextInput } from "./paging.ts";

export const hasPages = (row: Operation): row is Operation & { pages: Paging } => row.pages !== undefined;

/** A list that has not ended by then never will. */
const MAX_PAGES = 10_000;

export function createPages<T>(
  operation: Operation & { pages: Paging },
  input: Input,
  read: () => FetchPage,
): Pages<T> {
  const { id: name, pages: paging } = operation;

  async function* pages(): AsyncGenerator<Page<T>> {
    const fetchPage = read();
    const isRepeated = repetitionCheck();
    let count = 0;
    for (let next: Input | undefined = firstInput(paging, input); next !== undefined; ) {
      if (++count > MAX_PAGES) throw broken(`more than ${MAX_PAGES} pages`);
      const body = await fetchPage(next);
      const items = itemsOf(paging, body) as readonly T[] | undefined;
      if (items === undefined) throw broken(`no list at \`${paging.items}\` of the answer`);
      if (items.length > 0 && isRepeated(JSON.stringify(items))) throw broken("the server sent the same page again");
      yield { items, body };
      next = nextInput(paging, next, body, items.length);
      if (next !== undefined && items.length === 0) throw broken("an empty page though more are announced");
    }
  }

  async function* items(): AsyncGenerator<T> {
    for await (const page of pages()) yield* page.items;
  }

  async function toArray({ limit }: { readonly limit: number }): Promise<T[]> {
    if (!(limit > 0)) throw new RefusedError("toArray needs a limit above 0", { operation: name });
    const found: T[] = [];
    for await (const item of items()) {
      found.push(item);
      if (found.length >= limit) break;
    }
    return found;
  }

  const broken = (what: string) => new DecodeError(what, { operation: name, acted: "yes" });
  return { pages, toArray, [Symbol.asyncIterator]: items };
}

/** Whether a page was seen before: the last one, or one of a circle of pages (Brent's algorithm, two pages of memory). */
function repetitionCheck(): (page: string) => boolean {
  let previous = "";
  let kept = "";
  let age = 0;
  let limit = 1;
  return (page) => {
    const repeated = page === previous || page === kept;
    previous = page;
    if (++age === limit) {
      kept = page;
      age = 0;
      limit *= 2;
    }
    return repeated;
  };
}
