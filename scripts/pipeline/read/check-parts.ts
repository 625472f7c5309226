import { placeOf } from "../document/follow.ts";
import { type Part, partAt } from "../document/grammar.ts";
import { visitParts } from "../document/walk.ts";
import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { below, keysOf, valueAt } from "../json/pointer.ts";
import type { Finding } from "../problems/problem.ts";

/** Parts that are not what a description may hold, and references that lead nowhere or outside. */
export function checkParts(document: JsonObject): Finding[] {
  const findings: Finding[] = [];
  const wrong = new Map<string, string | undefined>();
  const wrongOnce = (reference: string, part: Part): string | undefined => {
    const key = `${part} ${reference}`;
    if (!wrong.has(key)) wrong.set(key, wrongReference(document, reference, part));
    return wrong.get(key);
  };
  visitParts(document, (node, part, pointer) => {
    const reference = isObject(node) ? node.$ref : undefined;
    if (typeof reference === "string") {
      const what = wrongOnce(reference, part);
      if (what !== undefined) findings.push({ pointer: below(pointer(), "$ref"), what: `$ref ${reference} ${what}` });
      return;
    }
    const what = wrongPart(node, part);
    if (what !== undefined) findings.push({ pointer: pointer(), what });
    else if (isObject(node)) findings.push(...wrongFields(node, part, pointer));
  });
  return findings;
}

function wrongPart(node: Json, part: Part): string | undefined {
  if (part === "schema" && typeof node === "boolean") return undefined;
  if (!isObject(node)) return `must be an object (${part})`;
  const isParameter = typeof node.name === "string" && typeof node.in === "string";
  return part === "parameter" && !isParameter ? "must be a parameter with name and in" : undefined;
}

function wrongFields(node: JsonObject, part: Part, pointer: () => string): Finding[] {
  return (kinds.get(part) ?? [["$ref", "a text"]])
    .filter(([key, kind]) => Object.hasOwn(node, key) && kindOf(node[key] ?? null) !== kind)
    .map(([key, kind]) => ({ pointer: below(pointer(), key), what: `must be ${kind}` }));
}

function kindOf(value: Json): string {
  if (isList(value)) return "a list";
  return isObject(value) ? "an object" : typeof value === "string" ? "a text" : typeof value;
}

function lists(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, "a list"]));
}

function objects(...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, "an object"]));
}

/** The fields whose kind later steps rely on. */
const fieldKinds: Partial<Record<Part, Readonly<Record<string, string>>>> = {
  document: {
    ...lists("tags", "servers", "security", "consumes", "produces"),
    ...objects("paths", "components", "parameters", "responses", "definitions", "securityDefinitions"),
  },
  components: objects("schemas", "parameters", "responses", "requestBodies", "headers", "securitySchemes"),
  pathItem: lists("parameters", "servers"),
  operation: {
    operationId: "a text",
    ...lists("parameters", "tags", "servers", "security", "consumes", "produces"),
    ...objects("responses"),
  },
  requestBody: objects("content"),
  response: objects("content", "headers"),
  schema: { ...lists("required", "enum", "allOf", "anyOf", "oneOf", "prefixItems"), ...objects("properties") },
};

const kinds = new Map(
  Object.entries(fieldKinds).map(([part, named]) => [part, Object.entries({ $ref: "a text", ...named })]),
);

function wrongReference(document: JsonObject, reference: string, part: Part): string | undefined {
  if (!reference.startsWith("#/")) return "leads outside the document";
  const place = placeOf(document, reference);
  const target = place && valueAt(document, place);
  if (place === undefined || target === undefined) return "leads nowhere";
  // What stands among data may hold anything, hints too.
  const isPart = partAt(keysOf(part === "schema" ? place : reference)) === part;
  return wrongPart(target, part) ?? (isPart ? undefined : `leads to what is not a ${part}`);
}
