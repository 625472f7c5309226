import type { Part } from "../document/grammar.ts";
import { type Document, jsonOf } from "../document/openapi.ts";
import { mapParts } from "../document/walk.ts";
import { idOf } from "../hints/hints.ts";
import { isList, isObject, type Json, mapValues, sortedEntries } from "../json/json.ts";
import { cleanJson, cleanText } from "../text/safe-text.ts";
import { methodNames } from "./method-names.ts";

/** Gives operations their names as ids, in texts too, cleans every text, drops what no type shows, and sorts all keys. */
export function tidy(document: Document): Document {
  const named = methodNames(document);
  const tidied = mapParts(jsonOf(document), (node, part) => {
    const kept: Record<string, Json> = {};
    for (const [key, value] of Object.entries(node)) if (isKept(key, part)) kept[key] = cleaned(key, value, named);
    if (part === "operation") kept.operationId = idOf(node);
    return kept;
  });
  const whole = { ...tidied, info: cleanJson(tidied.info ?? {}), tags: cleanJson(tidied.tags ?? []) };
  return sortKeys(whole) as unknown as Document;
}

function isKept(key: string, part: Part): boolean {
  if (key.startsWith("x-")) return keptExtensions.has(key);
  return !dropped[part]?.includes(key);
}

function cleaned(key: string, value: Json, named: (text: string) => string): Json {
  if (prose.has(key)) return cleanText(typeof value === "string" ? named(value) : "");
  return data.has(key) ? cleanJson(value) : value;
}

/** What is in order stays the same object. */
function sortKeys(value: Json): Json {
  if (isList(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  const sorted = mapValues(value, sortKeys);
  const keys = Object.keys(sorted);
  const isSorted = keys.every((key, index) => index === 0 || (keys[index - 1] ?? "") < key);
  return isSorted ? sorted : Object.fromEntries(sortedEntries(sorted));
}

const prose = new Set(["summary", "description", "title", "format"]);
const data = new Set(["default", "example", "examples"]);
// The hints, the mark of open enums, and where a parameter is declared, for the checks.
const keptExtensions = new Set(["x-sdk", "x-open", "x-at"]);
const dropped: Partial<Record<Part, readonly string[]>> = {
  operation: ["callbacks", "externalDocs", "security"],
  response: ["headers", "links"],
  media: ["example", "examples"],
  parameter: ["example", "examples"],
  schema: ["externalDocs", "xml"],
};
