import type { Document } from "../document/openapi.ts";
import { resolve } from "../document/schemas.ts";
import { bodyOf } from "../model/bodies.ts";
import { type Input, inputsOf } from "../model/inputs.ts";
import type { Evidenced, Noted } from "./evidence.ts";
import { type Field, fieldsOf, plain, typesOf } from "./fields.ts";
import type { Route } from "./route.ts";

/** What is known of a list. */
interface List {
  readonly document: Document;
  readonly items: string;
  readonly inputs: readonly Input[];
  readonly fields: readonly Field[];
  readonly headers: readonly string[];
}

/** How a list goes on, where that is plain; where parameters only look like it, a note. */
export function pagesFor(
  document: Document,
  { operation, method }: Route,
  items: string,
): Evidenced | Noted | undefined {
  if (method !== "get") return undefined;
  const inputs = inputsOf(document, operation, bodyOf(document, operation)).filter((one) => one.in === "query");
  const answers = Object.entries(operation.responses).filter(([status]) => status.startsWith("2"));
  const schemas = answers.flatMap(([, { content = {} }]) =>
    Object.values(content).flatMap(({ schema }) => schema ?? []),
  );
  const [schema] = schemas;
  const fields = items === "" || schema === undefined ? [] : fieldsOf(document, schema);
  const headers = answers.flatMap(([, response]) =>
    Object.keys((response as { readonly headers?: object }).headers ?? {}),
  );
  const list = { document, items, inputs, fields, headers };
  // A number and a cursor together say that the number alone does not lead on.
  const isNumbered = !inputs.some(({ name }) => /cursor|token$|^(marker|after)$/.test(plain(name)));
  const byNumber = isNumbered ? (byPage(list) ?? byOffset(list)) : undefined;
  const found = byCursor(list) ?? byAddress(list) ?? byHeader(list) ?? byNumber;
  const like = inputs.filter(({ name }) => suspicious.has(plain(name))).map(({ name }) => name);
  if (found !== undefined || like.length === 0) return found;
  return { note: `it takes ${like.join(" and ")}, but how its pages go on is not plain: no \`pages\` are proposed` };
}

/** A cursor: an input and the field of the answer that holds its next value. */
function byCursor({ document, items, inputs, fields }: List): Evidenced | undefined {
  for (const { name, schema } of inputs) {
    const key = plain(name);
    if (!cursors.has(key) || !isText(document, schema)) continue;
    const next = fields.find((field) => isNext(plain(field.name), key) && isText(document, field.schema));
    if (next === undefined) continue;
    const more = moreIn(document, fields);
    return {
      hints: { pages: { style: "cursor", cursor: name, next: next.path, items, ...(more && { more }) } },
      evidence: `It takes the cursor ${name}, and its answer has the next one in ${next.path}.`,
    };
  }
  return undefined;
}

function isNext(field: string, cursor: string): boolean {
  const [bare] = /(cursor|token|marker)$/.exec(cursor) ?? [];
  const names = [`next${cursor}`, ...(bare === undefined ? [] : [`next${bare}`, `nextpage${bare}`])];
  // A cursor of the page itself would be noticed: the same one twice is an error.
  return names.includes(field) || (field === cursor && (cursor.startsWith("next") || cursor === "cursor"));
}

/** The address of the next page in the answer. */
function byAddress({ document, items, fields }: List): Evidenced | undefined {
  const next = fields.find(
    ({ name, schema }) =>
      addresses.has(plain(name)) &&
      isText(document, schema) &&
      /^ur[il](-reference)?$/.test(resolve(document, schema).format ?? ""),
  );
  if (next === undefined) return undefined;
  const evidence = `Its answer has the address of the next page in ${next.path}.`;
  return { hints: { pages: { style: "link", next: next.path, items } }, evidence };
}

function byHeader({ items, headers }: List): Evidenced | undefined {
  if (!headers.some((name) => name.toLowerCase() === "link")) return undefined;
  return { hints: { pages: { style: "link", items } }, evidence: "Its answer declares the header Link." };
}

/** Numbered pages, where the number of the first is stated. */
function byPage({ document, items, inputs, fields }: List): Evidenced | undefined {
  const page = numberIn(document, inputs, pageNames);
  const size = numberIn(document, inputs, sizeNames);
  if (page === undefined || size === undefined) return undefined;
  const { default: fallback, minimum } = resolve(document, page.schema) as { default?: unknown; minimum?: unknown };
  const first = fallback ?? minimum;
  if (first !== 0 && first !== 1) return undefined;
  const total = totalIn(document, fields);
  const { default: usual } = resolve(document, size.schema);
  const defaultSize = typeof usual === "number" && Number.isInteger(usual) && usual > 0 ? { defaultSize: usual } : {};
  const numbers = { style: "page", page: page.name, size: size.name, first, items } as const;
  return {
    hints: { pages: { ...numbers, ...(total && { total }), ...defaultSize } },
    evidence: `It takes ${page.name}, of which the first is ${first}, and ${size.name}.`,
  };
}

function byOffset({ document, items, inputs, fields }: List): Evidenced | undefined {
  const offset = numberIn(document, inputs, offsetNames);
  const limit = numberIn(document, inputs, sizeNames) ?? numberIn(document, inputs, countNames);
  if (offset === undefined || limit === undefined) return undefined;
  const { default: fallback, minimum } = resolve(document, offset.schema) as { default?: unknown; minimum?: unknown };
  const first = fallback ?? minimum ?? (plain(offset.name).startsWith("start") ? undefined : 0);
  if (first !== 0) return undefined;
  const total = totalIn(document, fields);
  const more = moreIn(document, fields);
  const cap = total === undefined && more === undefined ? sizeOf(document, limit) : undefined;
  // A page is seen to be the last one by what it says, or by being shorter than what was asked for.
  if (total === undefined && more === undefined && cap === undefined) return undefined;
  const numbers = { style: "offset", offset: offset.name, limit: limit.name, items } as const;
  return {
    hints: { pages: { ...numbers, ...(total && { total }), ...(more && { more }), ...(cap && { cap }) } },
    evidence: `It takes ${offset.name} and ${limit.name}.`,
  };
}

/** How many items are asked for where nothing else is, as far as it is stated. */
function sizeOf(document: Document, limit: Input): number | undefined {
  const { default: usual, maximum } = resolve(document, limit.schema) as { default?: unknown; maximum?: unknown };
  return [usual, maximum].find((size): size is number => Number.isInteger(size) && Number(size) > 0);
}

function numberIn(document: Document, inputs: readonly Input[], names: ReadonlySet<string>): Input | undefined {
  const found = inputs.filter(({ name, schema }) => names.has(plain(name)) && isNumber(document, schema));
  return found.length === 1 ? found[0] : undefined;
}

function totalIn(document: Document, fields: readonly Field[]): string | undefined {
  return fields.find(({ name, schema }) => totals.has(plain(name)) && isNumber(document, schema))?.path;
}

function moreIn(document: Document, fields: readonly Field[]): string | undefined {
  const isMore = ({ name, schema }: Field) => plain(name) === "hasmore" && is(document, schema, ["boolean"]);
  return fields.find(isMore)?.path;
}

const isText = (document: Document, schema: Field["schema"]) => is(document, schema, ["string"]);
const isNumber = (document: Document, schema: Field["schema"]) => is(document, schema, ["integer", "number"]);

function is(document: Document, schema: Field["schema"], wanted: readonly string[]): boolean {
  const types = [...typesOf(document, schema)].filter((type) => type !== "null");
  return types.length > 0 && types.every((type) => wanted.includes(type));
}

const cursors = new Set([
  ...["cursor", "pagecursor", "nextcursor", "pagetoken", "nextpagetoken", "nexttoken", "continuationtoken"],
  ...["marker", "token", "after", "startcursor"],
]);
const addresses = new Set(["next", "nexturl", "nexturi", "nextlink", "nextpageurl", "nextpageuri", "nextpagelink"]);
const pageNames = new Set(["page", "pagenumber", "pageno", "pagenum", "pageindex"]);
const offsetNames = new Set(["offset", "skip", "pageoffset", "startat", "startindex"]);
const sizeNames = new Set([
  ...["perpage", "pagesize", "limit", "size", "pagelimit", "itemsperpage", "maxresults", "take", "resultsperpage"],
]);
const countNames = new Set(["count"]);
const totals = new Set(["total", "totalcount", "totalitems", "totalresults", "totalelements", "totalrecords"]);
const suspicious = new Set([
  ...cursors,
  ...pageNames,
  ...offsetNames,
  "startingafter",
  "startat",
  "startindex",
  "next",
]);
