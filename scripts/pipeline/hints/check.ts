import type { Document, Row } from "../document/openapi.ts";
import { rowsOf } from "../document/rows.ts";
import { below } from "../json/pointer.ts";
import type { Finding } from "../problems/problem.ts";
import { schemaFindings } from "../problems/schema-findings.ts";
import { jsonPath } from "../text/json-path.ts";
import { camel } from "../text/names.ts";
import { operationHints, parameterHints, schemaHints } from "./schema.ts";

/** What is missing from or wrong in the `x-sdk` of operations, of their parameters and of schemas. */
export function checkHints(document: Document): Finding[] {
  return [...rowsOf(document).flatMap(checkRow), ...checkSchemas(document)];
}

function checkSchemas({ components }: Document): Finding[] {
  return Object.entries(components.schemas).flatMap(([name, { "x-sdk": hints }]) =>
    hints === undefined ? [] : schemaFindings(schemaHints, hints, below("#/components/schemas", name, "x-sdk")),
  );
}

function checkRow({ operation, path, method, pointer }: Row): Finding[] {
  const parameters = operation.parameters.flatMap(({ "x-sdk": hints, "x-at": at }) =>
    hints === undefined ? [] : schemaFindings(parameterHints, hints, below(at, "x-sdk")),
  );
  const hints = operation["x-sdk"];
  if (hints !== undefined) return [...schemaFindings(operationHints, hints, below(pointer, "x-sdk")), ...parameters];
  const group = camel(String(operation.tags?.[0] ?? path.split("/")[1]));
  const name = camel(String(operation.operationId ?? operation.summary ?? method));
  const what = "the operation needs a group and a name, as in client.group.name()";
  return [
    { pointer, what, settle: [{ target: jsonPath(pointer), update: { "x-sdk": { group, name } } }] },
    ...parameters,
  ];
}
