import { at } from "../answers/dot-path.ts";
import { DecodeError } from "../errors/errors.ts";
import type { Base } from "../transport/base-url.ts";
import { ABOVE_0, checkOptions } from "../transport/check-options.ts";
import type { Input } from "../types/input.ts";
import type { Operation, Paging } from "../types/operation.ts";
import type { Page, Pages } from "../types/pages.ts";
import { type NextPage, nextLink } from "./next-link.ts";
import type { FetchPage } from "./page-fetcher.ts";
import { firstInput, itemsOf, nextInput, type Progress } from "./paging.ts";
import { repetitionCheck } from "./repetition.ts";

export const hasPages = (row: Operation): row is Operation & { pages: Paging } => row.pages !== undefined;

/** A list that has not ended by then never will. */
const MAX_PAGES = 10_000;
/** Empty pages in a row that are passed over where the server says that there is more. */
const MAX_EMPTY = 3;

export function createPages<T>(
  row: Operation & { pages: Paging },
  input: Input,
  base: Base,
  read: () => FetchPage,
): Pages<T> {
  const { id: operation, pages: paging } = row;

  async function* pages(): AsyncGenerator<Page<T>> {
    const fetchPage = read();
    const isRepeated = repetitionCheck();
    let [count, seen, largest, empty] = [0, 0, 0, 0];
    let next: NextPage | undefined = { row, input: firstInput(paging, input) };
    while (next !== undefined) {
      if (++count > MAX_PAGES) throw broken(`more than ${MAX_PAGES} pages`);
      const { body, headers } = await fetchPage(next);
      const items = itemsOf(paging, body) as readonly T[] | undefined;
      if (items === undefined) throw broken(`no list at \`${paging.items}\` of the answer`);
      if (items.length > 0 && isRepeated(JSON.stringify(items))) throw broken("the server sent the same page again");
      seen += items.length;
      largest = Math.max(largest, items.length);
      empty = items.length > 0 ? 0 : empty + 1;
      yield { items, body };
      const progress = { body, count: items.length, seen, largest };
      next = paging.style === "link" ? nextLink(row, paging, body, headers, base) : after(next, progress);
      if (next !== undefined && empty > MAX_EMPTY) throw broken(`${empty} empty pages in a row`);
    }
  }

  function after({ input }: NextPage, progress: Progress): NextPage | undefined {
    const moved = nextInput(paging, input, progress);
    if (moved === undefined) {
      const { body, seen } = progress;
      const total = paging.style === "single" && paging.total && at(body, paging.total);
      if (Number(total) > seen) throw broken(`only ${seen} of ${total} items came`);
      return undefined;
    }
    if (paging.style === "cursor" && moved[paging.cursor] === input[paging.cursor]) {
      throw broken("the server sent the same cursor again");
    }
    return { row, input: moved };
  }

  async function* items(): AsyncGenerator<T> {
    for await (const page of pages()) yield* page.items;
  }

  async function toArray(options: { readonly limit: number }): Promise<T[]> {
    const { limit = Number.NaN } = options;
    checkOptions(operation, { ...options, limit }, { limit: ABOVE_0 });
    const found: T[] = [];
    for await (const item of items()) {
      found.push(item);
      if (found.length >= limit) break;
    }
    return found;
  }

  const broken = (what: string) => new DecodeError(what, { operation, acted: "yes" });
  return { pages, toArray, [Symbol.asyncIterator]: items };
}
