import { RefusedError } from "@x/core";

/** What a field is compared with; of several operators all must hold. */
export interface RqlComparison<Value> {
  readonly $eq?: Value;
  readonly $neq?: Value;
  readonly $gt?: Value extends string | number ? Value : never;
  readonly $lt?: Value extends string | number ? Value : never;
  readonly $gte?: Value extends string | number ? Value : never;
  readonly $lte?: Value extends string | number ? Value : never;
  readonly $like?: Value extends string ? string : never;
}

/** Fields with what they equal or are compared with; all must hold. */
export type RqlConditions<Row> = {
  readonly [Field in keyof Row]?:
    | Extract<Row[Field], string | number | boolean>
    | RqlComparison<NonNullable<Row[Field]>>;
};

export interface RqlQuery<Row> {
  /** Which records. Beside the fields, `$or` takes alternatives of which one must hold. */
  readonly filter?: RqlConditions<Row> & { readonly $or?: readonly RqlConditions<Row>[] };
  /** Names of fields, with `+` (ascending, the default) or `-` (descending) in front. */
  readonly sort?: readonly (NameOf<Row> | `${"+" | "-"}${NameOf<Row>}`)[];
  /** The fields the records should have; all by default. */
  readonly select?: readonly NameOf<Row>[];
  /** A text to look for in some fields, as Blink's own client looks for users and groups; no docs page has it. */
  readonly search?: { readonly text: string; readonly fields: readonly NameOf<Row>[] };
  /** Records on a page; a page may hold 100 at most, whatever is asked. 0 stands for all where a list says so. */
  readonly limit?: number;
  /** Records to skip; 0 by default. */
  readonly offset?: number;
}

type NameOf<Row> = keyof Row & string;

/**
 * The text of a list's `q`, typed by what is listed: `rql<PlaybookExecution>({ filter: { state_ui: "Failed" } })`.
 * Throws `RefusedError` for what Blink's query language does not have.
 */
export function rql<Row>(query: RqlQuery<NoInfer<Row>>): string {
  const { filter, sort, select, search, limit, offset } = query;
  allow("option", Object.keys(query), ["filter", "sort", "select", "search", "limit", "offset"]);
  checkCount("limit", limit);
  checkCount("offset", offset);
  if (filter !== undefined) checkFilter(filter);
  return JSON.stringify({ filter, sort, select, search, limit, offset });
}

function checkCount(option: string, value: number | undefined): void {
  if (value === undefined || (Number.isSafeInteger(value) && value >= 0)) return;
  throw refused(`${option} is ${value}; it must be a whole number, 0 or more`);
}

function checkFilter(filter: Fields): void {
  const { $or, ...fields } = filter;
  checkConditions("filter", fields, ["$or"]);
  if (!("$or" in filter)) return;
  if (!Array.isArray($or) || $or.length === 0) throw refused("filter.$or must be a list with alternatives");
  for (const alternative of $or) checkConditions("filter.$or", alternative, []);
}

function checkConditions(place: string, fields: Fields, known: readonly string[]): void {
  const operators = Object.keys(fields).filter((name) => name.startsWith("$"));
  allow(`operator in ${place}`, operators, known);
  for (const [name, wanted] of Object.entries(fields)) {
    if (typeof wanted === "object" && wanted !== null) checkComparison(`${place}.${name}`, wanted);
    else checkValue(`${place}.${name}`, wanted);
  }
}

function checkComparison(place: string, comparison: object): void {
  const operators = Object.entries(comparison);
  if (operators.length === 0) throw refused(`${place} is compared with nothing`);
  allow(`operator in ${place}`, Object.keys(comparison), comparisons);
  for (const [operator, value] of operators) checkValue(`${place}.${operator}`, value);
}

const comparisons = ["$eq", "$neq", "$gt", "$lt", "$gte", "$lte", "$like"] satisfies (keyof RqlComparison<string>)[];

/** JSON would drop the condition or turn it into null, and other records would be found. */
function checkValue(place: string, value: unknown): void {
  if (value === undefined || (typeof value === "number" && !Number.isFinite(value))) {
    throw refused(`${place} is ${value}`);
  }
}

function allow(what: string, names: readonly string[], known: readonly string[]): void {
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw refused(`unknown ${what}: \`${unknown}\`; there are ${known.join(", ") || "none"}`);
}

type Fields = Readonly<Record<string, unknown>>;

const refused = (why: string) => new RefusedError(why, { operation: "rql" });
