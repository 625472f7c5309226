import type { Part } from "../document/grammar.ts";
import type { Schema } from "../document/openapi.ts";
import { namesIn, reachable, referencesAmong } from "../document/references.ts";
import { visitParts } from "../document/walk.ts";
import { isObject, type JsonObject, own } from "../json/json.ts";

interface Directions {
  readonly requests: ReadonlySet<string>;
  readonly answers: ReadonlySet<string>;
}

/** The schemas in requests and in answers of a description as published; one that nothing uses counts as an answer's. */
export function schemaDirections(document: JsonObject): Directions {
  const components = own(document, "components");
  const schemas = (isObject(components) && own(components, "schemas")) || {};
  const references = referencesAmong(schemas as unknown as Readonly<Record<string, Schema>>);
  const through = (...parts: readonly Part[]) => reachable(references, mentioned(document, new Set(parts)));
  const requests = through("parameter", "requestBody");
  const answers = through("response");
  const unused = Object.keys(schemas).filter((name) => !requests.has(name) && !answers.has(name));
  return { requests, answers: new Set([...answers, ...unused]) };
}

function mentioned(document: JsonObject, parts: ReadonlySet<Part>): readonly string[] {
  const names: string[] = [];
  visitParts(document, (node, part) => {
    if (parts.has(part)) names.push(...namesIn(node, part));
  });
  return names;
}
