import { at } from "../answers/dot-path.ts";
import type { Input } from "../types/input.ts";
import type { Paging } from "../types/operation.ts";

/** The items of one answer; `null`, as some servers send for an empty list, is none. `undefined` where there is no list. */
export function itemsOf(paging: Paging, body: unknown): readonly unknown[] | undefined {
  // Some servers wrap a list or send it bare, whichever their description says.
  const items = Array.isArray(body) ? body : at(body, paging.items);
  if (items === null) return [];
  return Array.isArray(items) ? items : undefined;
}

/** The input of the first page: what the caller gave, and the page and size the server might otherwise leave open. */
export function firstInput(paging: Paging, input: Input): Input {
  if (paging.style === "offset") return firstOffset(paging, input);
  if (paging.style !== "page") return input;
  return {
    ...input,
    [paging.page]: input[paging.page] ?? paging.first,
    ...(paging.defaultSize !== undefined && { [paging.size]: input[paging.size] ?? paging.defaultSize }),
  };
}

/** What is known of a list after one of its pages. */
export interface Progress {
  readonly body: unknown;
  /** Items on this page. */
  readonly count: number;
  /** Items on all pages so far. */
  readonly seen: number;
  /** Items on the largest page so far: a server may give fewer than it is asked for. */
  readonly largest: number;
}

/** The input of the page after the one `input` asked for, `undefined` after the last. */
export function nextInput(paging: Paging, input: Input, progress: Progress): Input | undefined {
  if (paging.style === "page") return nextPage(paging, input, progress);
  if (paging.style === "offset") return nextOffset(paging, input, progress);
  if (paging.style === "cursor") return nextCursor(paging, input, progress);
  return undefined;
}

type Style<Name extends Paging["style"]> = Extract<Paging, { style: Name }>;

function nextPage(paging: Style<"page">, input: Input, progress: Progress): Input | undefined {
  const page = Number(input[paging.page]);
  const total = paging.total === undefined ? undefined : at(progress.body, paging.total);
  const asked = Number(input[paging.size] ?? 0);
  // A server may cap the size it is asked for, but not below the one it uses by itself.
  const size = asked <= (paging.defaultSize ?? 0) ? asked : 0;
  const before = page - paging.first;
  const isLast = typeof total === "number" ? isAtTotal(progress, total, before, asked, size) : isShort(progress, size);
  return isLast ? undefined : { ...input, [paging.page]: page + 1 };
}

/** Counted, as pages may be smaller than asked for; by the place of the page where the size is certain, or adds up. */
const isAtTotal = ({ seen, count }: Progress, total: number, before: number, asked: number, size: number): boolean =>
  seen >= total || before * asked + count === total || (size > 0 && (before + 1) * size >= total);

/** Whether a page is the last one where no total says so: it has fewer items than an earlier one, or than it surely may. */
const isShort = ({ count, largest }: Progress, size: number): boolean => count === 0 || count < largest || count < size;

/** Where `offset` and `limit` stand, among the inputs or inside a JSON query parameter, and how they are written there. */
function offsets(
  { in: place }: Style<"offset">,
  input: Input,
): readonly [given: Input, write: (given: Input) => Input] {
  if (place === undefined) return [input, (given) => given];
  try {
    return [
      Object(JSON.parse(String(input[place] ?? "{}"))),
      (given) => ({ ...input, [place]: JSON.stringify(given) }),
    ];
  } catch {
    // The server says what is wrong with it.
    return [{}, () => input];
  }
}

function firstOffset(paging: Style<"offset">, input: Input): Input {
  const { cap, limit } = paging;
  const [given, write] = offsets(paging, input);
  return cap === undefined ? input : write({ ...given, [limit]: given[limit] ?? cap });
}

function nextOffset(paging: Style<"offset">, input: Input, { body, count, largest }: Progress): Input | undefined {
  const { offset, limit, total, more, cap = Number.NaN } = paging;
  const [given, write] = offsets(paging, input);
  const asked = Number(given[limit]) || 1;
  // An empty page in the middle is passed over by the size of the others.
  const next = Number(given[offset] ?? 0) + (count || largest || asked);
  const all = total === undefined ? undefined : at(body, total);
  const hasMore =
    more !== undefined
      ? at(body, more) === true
      : typeof all === "number"
        ? next < all
        : // A page with more than was asked for is the whole list, from a server that has no pages.
          count >= Math.min(asked, cap) && count <= asked;
  return hasMore ? write({ ...given, [offset]: next }) : undefined;
}

function nextCursor(paging: Style<"cursor">, input: Input, { body }: Progress): Input | undefined {
  const cursor = at(body, paging.next);
  const hasMore = paging.more === undefined || at(body, paging.more) === true;
  const isCursor = (typeof cursor === "string" && cursor !== "") || typeof cursor === "number";
  return hasMore && isCursor ? { ...input, [paging.cursor]: cursor } : undefined;
}
