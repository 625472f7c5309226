import type { Document, Row } from "../document/openapi.ts";
import { schemasAt } from "../document/schemas.ts";
import { hintsOf } from "../hints/hints.ts";
import { below } from "../json/pointer.ts";
import { answerOf } from "../model/answers.ts";
import { inputsOf } from "../model/inputs.ts";
import type { Finding } from "../problems/problem.ts";

/** Whether the inputs and answer fields a paging plan names exist. */
export function checkPages(document: Document, { operation, pointer }: Row): Finding[] {
  const { pages } = hintsOf(operation);
  if (pages === undefined) return [];
  const names = inputsOf(document, operation).map((input) => input.name);
  const inputs = pages.in === undefined ? (["page", "size", "offset", "limit"] as const) : (["in"] as const);
  const at = below(pointer, "x-sdk", "pages");
  const unknownInputs = inputs.flatMap((key) => {
    const name = pages[key];
    if (name === undefined || names.includes(name)) return [];
    return [
      {
        pointer: below(at, key),
        what: `the operation has no input ${name}; it has ${names.join(", ") || "none"}`,
      },
    ];
  });
  const unknownFields = (["items", "total", "more"] as const).flatMap((key) => {
    const path = pages[key];
    if (path === undefined) return [];
    const what = wrongField(document, operation, path, key === "items");
    return what === undefined ? [] : [{ pointer: below(at, key), what }];
  });
  return [...unknownInputs, ...unknownFields];
}

function wrongField(
  document: Document,
  operation: Row["operation"],
  path: string,
  isItems: boolean,
): string | undefined {
  const schemas = answerOf(operation)?.schemas ?? [];
  const found = schemas.map((schema) => schemasAt(document, schema, path));
  if (found.length === 0 || found.includes(undefined)) return `the answer has no field ${JSON.stringify(path)}`;
  const isArray = found.every((some) => some?.some((one) => [one.type].flat().includes("array")));
  return isItems && !isArray ? `the answer's ${JSON.stringify(path)} is not a list` : undefined;
}
