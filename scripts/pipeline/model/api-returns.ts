import type { Document } from "../document/openapi.ts";
import { fieldsAt, schemasAt } from "../document/schemas.ts";
import type { AnswerKind, Paging } from "../hints/hints.ts";
import type { Derived } from "./model.ts";
import { typeText, union } from "./type-text.ts";

/** The type of an operation's answer. */
export function returnsOf({ answer }: Derived): string {
  if (answer === undefined) return "unknown";
  if (answer.kind !== "json") return streams[answer.kind];
  return union([...answer.schemas.map(typeText), ...(answer.maybeEmpty ? ["undefined"] : [])]);
}

const streams: Readonly<Record<Exclude<AnswerKind, "json">, string>> = {
  none: "void",
  text: "string",
  bytes: "ReadableStream<Uint8Array>",
  events: "AsyncIterable<core.ServerEvent>",
  location: "string",
};

/** `Pages` of what the list holds. */
export function pagesType(document: Document, { answer }: Derived, pages: Paging): string {
  const found = (answer?.schemas ?? []).flatMap((schema) => schemasAt(document, schema, pages.items) ?? []);
  const lists = found.filter((schema) => [schema.type].flat().includes("array"));
  return `core.Pages<${union(lists.map((list) => typeText(list.items ?? {})))}>`;
}

/** The type at a dot path of an operation's answer. */
export function typeAt(document: Document, { answer }: Derived, path: string): string {
  const schemas = answer?.schemas ?? [];
  return union(schemas.flatMap((schema) => fieldsAt(document, schema, path) ?? []).map(typeText));
}
