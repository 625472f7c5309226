import { isObject, type Json } from "../json/json.ts";
import type { Part } from "./grammar.ts";
import type { Operation, Schema } from "./openapi.ts";
import { perDocument } from "./per-document.ts";
import { nameOf } from "./schemas.ts";
import { visitParts } from "./walk.ts";

type Names = ReadonlySet<string>;

/** The names of the schemas a part refers to. */
export function namesIn(node: unknown, part: Part): Names {
  const names = new Set<string>();
  visitParts(
    node as Json,
    (inner) => {
      if (isObject(inner) && typeof inner.$ref === "string") names.add(nameOf(inner.$ref));
    },
    part,
  );
  return names;
}

/** Which schemas every schema refers to. */
export function referencesAmong(schemas: Readonly<Record<string, Schema>>): ReadonlyMap<string, Names> {
  return new Map(Object.entries(schemas).map(([name, schema]) => [name, namesIn(schema, "schema")]));
}

/** The same for the schemas of a document. */
export const referencesOf = perDocument((document) => referencesAmong(document.components.schemas));

/** The names of the schemas that operations mention, directly or by way of others. */
export const mentionedSchemas = perDocument((document) =>
  reachable(referencesOf(document), namesIn({ paths: document.paths }, "document")),
);

/** These names and all that they lead to. */
export function reachable(references: ReadonlyMap<string, Names>, from: Iterable<string>): Names {
  const names = new Set(from);
  // A set that grows while it is walked is walked to its new end.
  for (const name of names) for (const next of references.get(name) ?? []) names.add(next);
  return names;
}

interface Directions {
  readonly requests: Names;
  readonly answers: Names;
}

/** The names of the schemas that requests mention, and those that answers mention. */
export const directionsOf = perDocument((document): Directions => {
  const references = referencesOf(document);
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item));
  const through = (parts: (operation: Operation) => readonly Names[]) =>
    reachable(
      references,
      operations.flatMap((operation) => parts(operation).flatMap((names) => [...names])),
    );
  return {
    requests: through(({ parameters, requestBody = {} }) => [
      ...parameters.map((parameter) => namesIn(parameter, "parameter")),
      namesIn(requestBody, "requestBody"),
    ]),
    answers: through(({ responses }) => Object.values(responses).map((response) => namesIn(response, "response"))),
  };
});
