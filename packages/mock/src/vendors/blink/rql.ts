import { Refusal } from "../../states/refusal.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A page of a list as Blink wraps it. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly total: number;
  readonly results: readonly Fields[];
}

/** What Blink's query language, a JSON object in the parameter `q`, finds in `records`. */
export function queryPage(q: string | null, records: readonly Fields[]): Page {
  const { filter = {}, sort = [], select, search, limit = 50, offset = 0 } = parse(q ?? "{}");
  if (!isWhole(limit, 1, 1000)) throw new Refusal(400, "q.limit must be from 1 to 1000");
  if (!isWhole(offset, 0, Number.MAX_SAFE_INTEGER)) throw new Refusal(400, "q.offset must be 0 or more");
  const found = records
    .filter((record) => matches(record, filter) && (search === undefined || isFound(record, search)))
    .sort(by(sort));
  const size = Math.min(limit, CAP);
  const results = found.slice(offset, offset + size).map((record) => (select ? pick(record, select) : record));
  return { limit: size, offset, total: found.length, results };
}

/** The most a page holds, whatever is asked. */
const CAP = 100;

interface Query {
  readonly filter?: Fields;
  readonly sort?: readonly string[];
  readonly select?: readonly string[];
  readonly search?: Search;
  readonly limit?: number;
  readonly offset?: number;
}

interface Search {
  readonly text: string;
  readonly fields: readonly string[];
}

function parse(q: string): Query {
  try {
    return Object(JSON.parse(q)) as Query;
  } catch {
    throw new Refusal(400, "q must be JSON");
  }
}

const isWhole = (value: number, least: number, most: number) =>
  Number.isInteger(value) && value >= least && value <= most;

const matches = (record: Fields, filter: Fields): boolean =>
  Object.entries(filter).every(([field, wanted]) => {
    if (field === "$or") return (wanted as readonly Fields[]).some((each) => matches(record, each));
    const conditions = typeof wanted === "object" && wanted !== null ? wanted : { $eq: wanted };
    return Object.entries(conditions).every(([operator, value]) => holds(operator, record[field], value));
  });

const isFound = (record: Fields, { text, fields }: Search): boolean =>
  fields.some((field) =>
    String(record[field] ?? "")
      .toLowerCase()
      .includes(text.toLowerCase()),
  );

function holds(operator: string, actual: unknown, value: unknown): boolean {
  const test = operators[operator];
  if (!test) throw new Refusal(400, `q.filter: there is no operator ${operator}`);
  return test(actual, value);
}

const operators: Readonly<Record<string, (actual: unknown, value: unknown) => boolean>> = {
  $eq: (actual, value) => actual === value,
  $neq: (actual, value) => actual !== value,
  $gt: (actual, value) => compare(actual, value) > 0,
  $gte: (actual, value) => compare(actual, value) >= 0,
  $lt: (actual, value) => compare(actual, value) < 0,
  $lte: (actual, value) => compare(actual, value) <= 0,
  $like: (actual, value) => like(String(value)).test(String(actual ?? "")),
};

/** Less than 0, 0 or more where both are numbers or both are text; else nothing that compares. */
function compare(a: unknown, b: unknown): number {
  if (typeof a !== typeof b) return Number.NaN;
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}

// The page does not say what the pattern may hold; this is SQL's, of which `%` is certain.
const like = (pattern: string) =>
  new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("%", ".*")}$`, "s");

const by =
  (sort: readonly string[]) =>
  (a: Fields, b: Fields): number => {
    for (const key of sort) {
      const field = key.replace(/^[+-]/, "");
      const order = compare(a[field], b[field]) || 0;
      if (order !== 0) return key.startsWith("-") ? -order : order;
    }
    return 0;
  };

const pick = (record: Fields, fields: readonly string[]): Fields =>
  Object.fromEntries(fields.filter((field) => field in record).map((field) => [field, record[field]]));
