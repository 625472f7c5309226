import { Refusal } from "../../http/answers.ts";

export interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly count: "capped" | "exact" | "none";
}

const MOST_ROWS = 100;
const MOST_OFFSET = 10_000;
const counts = ["exact", "none", "capped"] as const;

export const invalid = (option: string, reason: string) =>
  new Refusal(422, `failed listing sessions, invalid "${option}" option: ${reason}`);

export function readPage(query: URLSearchParams): Page {
  const limit = integer(query, "limit", 20);
  if (limit < 1) throw invalid("limit", `must be at least 1, got ${limit}`);
  const offset = integer(query, "offset", 0);
  if (offset < 0) throw invalid("offset", `must not be negative, got ${offset}`);
  if (offset > MOST_OFFSET) throw invalid("offset", tooDeep(offset));
  return { limit: Math.min(limit, MOST_ROWS), offset, count: readCount(query.get("count")) };
}

function readCount(text: string | null): Page["count"] {
  if (!text) return "capped";
  const count = counts.find((each) => each === text);
  if (!count) throw invalid("count", `invalid count value "${text}", expected one of [${counts.join(" ")}]`);
  return count;
}

function integer(query: URLSearchParams, option: string, otherwise: number): number {
  const text = query.get(option);
  if (!text) return otherwise;
  if (!/^[+-]?\d+$/.test(text)) throw invalid(option, `"${text}" is not a number`);
  return Number(text);
}

const tooDeep = (offset: number) =>
  `must not be greater than ${MOST_OFFSET}, got ${offset}; narrow the result set with a filter instead of paginating deeper`;

/** What a page says of the whole list. */
export function pageOf<T>(rows: readonly T[], { limit, offset, count }: Page) {
  const isCapped = count === "capped" && rows.length > MOST_OFFSET;
  return {
    data: rows.slice(offset, offset + limit),
    total: count === "none" ? null : isCapped ? MOST_OFFSET : rows.length,
    total_is_capped: isCapped,
    has_next_page: rows.length > offset + limit,
  };
}
