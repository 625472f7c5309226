import type { Document, Operation } from "../document/openapi.ts";
import { resolve } from "../document/schemas.ts";
import { answerOf } from "../model/answers.ts";
import { fieldsOf, plain, typesOf } from "./fields.ts";

/** The dot path of the items in what an operation answers, where it answers a list and nothing but one. */
export function itemsOf(document: Document, operation: Operation, last: string): string | undefined {
  const answer = answerOf(document, operation);
  const [schema, ...more] = answer?.schemas ?? [];
  if (answer?.kind !== "json" || schema === undefined || more.length > 0) return undefined;
  if ([resolve(document, schema).type].flat().includes("array")) return "";
  const fields = fieldsOf(document, schema);
  if (fields.some(({ path }) => path === "id")) return undefined;
  const lists = fields.filter((field) => [resolve(document, field.schema).type].flat().includes("array"));
  const own = lists.filter(({ path, name }) => !path.includes(".") && !beside.has(plain(name)));
  const named = lists.filter(({ name }) => usual.has(plain(name)) || plain(name) === last);
  const candidates = named.length > 0 ? named : own;
  const [only, ...others] = candidates;
  return others.length === 0 && only !== undefined && isOnlyType(document, only.schema) ? only.path : undefined;
}

function isOnlyType(document: Document, schema: Parameters<typeof typesOf>[1]): boolean {
  return [...typesOf(document, schema)].every((type) => type === "array" || type === "null");
}

const usual = new Set(["items", "data", "results", "records", "entries", "values", "rows", "elements", "content"]);
const beside = new Set(["errors", "warnings", "links", "included", "messages", "facets", "aggregations", "columns"]);
