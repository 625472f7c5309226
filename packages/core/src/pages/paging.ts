import { at } from "../answers/dot-path.ts";
import type { Paging } from "../types/operation.ts";
import type { Input } from "../types/input.ts";

/** The items of one answer; `null`, as some servers send for an empty list, is none. `undefined` where there is no list. */
export function itemsOf(paging: Paging, body: unknown): readonly unknown[] | undefined {
  const items = at(body, paging.items);
  if (items === null) return [];
  return Array.isArray(items) ? items : undefined;
}

/** The input of the first page: what the caller gave, and the page and size the server might otherwise leave open. */
export function firstInput(paging: Paging, input: Input): Input {
  if (paging.style !== "page") return input;
  return {
    ...input,
    [paging.page]: input[paging.page] ?? paging.first,
    ...(paging.defaultSize !== undefined && { [paging.size]: input[paging.size] ?? paging.defaultSize }),
  };
}

/** The input of the page after the one `input` asked for, `undefined` after the last. */
export function nextInput(paging: Paging, input: Input, body: unknown, count: number): Input | undefined {
  if (paging.style === "single") return undefined;
  const total = paging.total === undefined ? undefined : at(body, paging.total);
  if (paging.style === "page") {
    const page = Number(input[paging.page]);
    const size = input[paging.size] ?? (count || undefined);
    const seen = (page - paging.first) * Number(size) + count;
    const ended = typeof total === "number" && size !== undefined ? seen >= total : count === 0 || count < Number(size);
    return ended ? undefined : { ...input, [paging.page]: page + 1 };
  }
  const offset = Number(offsets(paging, input)[paging.offset] ?? 0) + count;
  const more = paging.more === undefined ? typeof total === "number" && offset < total : at(body, paging.more) === true;
  return more ? withOffset(paging, input, offset) : undefined;
}

type OffsetPaging = Extract<Paging, { style: "offset" }>;

/** Where `offset` and `limit` stand: among the inputs, or inside a JSON query parameter. */
function offsets(paging: OffsetPaging, input: Input): Input {
  if (paging.in === undefined) return input;
  const query = input[paging.in];
  return typeof query === "string" ? (JSON.parse(query) as Input) : {};
}

function withOffset(paging: OffsetPaging, input: Input, offset: number): Input {
  const moved = { ...offsets(paging, input), [paging.offset]: offset };
  return paging.in === undefined ? moved : { ...input, [paging.in]: JSON.stringify(moved) };
}
