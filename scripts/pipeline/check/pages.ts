import type { Document } from "../document/openapi.ts";
import { schemasAt } from "../document/schemas.ts";
import { own } from "../json/json.ts";
import { below } from "../json/pointer.ts";
import type { Derived, Model } from "../model/model.ts";
import type { Finding } from "../problems/problem.ts";
import { namesOf } from "./calls.ts";

/** Whether the inputs and answer fields a paging plan names exist. */
export function checkPages({ document }: Model, operation: Derived): Finding[] {
  const { pointer, hints, inputs } = operation;
  const { pages } = hints;
  if (pages === undefined) return [];
  const at = below(pointer, "x-sdk", "pages");
  const given = (keys: readonly string[]) =>
    keys.flatMap((key): [string, string][] => {
      const name = own<unknown>(pages, key);
      return typeof name === "string" ? [[key, name]] : [];
    });
  const unknownInputs = given("in" in pages ? ["in"] : ["page", "size", "offset", "limit"])
    .filter(([, name]) => !inputs.some((input) => input.name === name))
    .map(([key, name]) => ({
      pointer: below(at, key),
      what: `the operation has no input ${name}; it has ${namesOf(inputs)}`,
    }));
  const unknownFields = given(["items", "total", "more"]).flatMap(([key, path]) => {
    const what = wrongField(document, operation, path, key === "items");
    return what === undefined ? [] : [{ pointer: below(at, key), what }];
  });
  return [...unknownInputs, ...unknownFields];
}

function wrongField(document: Document, { answer }: Derived, path: string, isItems: boolean): string | undefined {
  const schemas = answer?.schemas ?? [];
  const found = schemas.map((schema) => schemasAt(document, schema, path));
  if (found.length === 0 || found.includes(undefined)) return `the answer has no field ${JSON.stringify(path)}`;
  const isArray = found.every((some) => some?.some((one) => [one.type].flat().includes("array")));
  return isItems && !isArray ? `the answer's ${JSON.stringify(path)} is not a list` : undefined;
}
