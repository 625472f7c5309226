import type { Schema } from "../document/openapi.ts";
import { perDocument } from "../document/per-document.ts";
import { directionsOf, reachable, referencesOf } from "../document/references.ts";
import { visitParts } from "../document/walk.ts";
import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { isNullInAnswers } from "./null-in-answers.ts";

/** The schemas that are used in requests and in answers and are not the same in both. */
export const twofoldSchemas = perDocument((document): ReadonlySet<string> => {
  const { schemas } = document.components;
  const { requests, answers } = directionsOf(document);
  const references = referencesOf(schemas);
  const different = new Set(Object.keys(schemas).filter((name) => differs(schemas[name])));
  const both = [...requests].filter((name) => answers.has(name));
  return new Set(both.filter((name) => [...reachable(references, [name])].some((one) => different.has(one))));
});

/** Whether an enum may get values that are not known today; only texts do. */
export function isOpenable(schema: JsonObject): boolean {
  return isList(schema.enum) && schema.enum.some((value) => typeof value === "string");
}

function differs(schema: Schema | undefined): boolean {
  let different = false;
  visitParts(
    (schema ?? {}) as unknown as Json,
    (node) => {
      if (!isObject(node)) return;
      different ||= isOpenable(node) || node.readOnly === true || node.writeOnly === true || isNullInAnswers(node);
    },
    "schema",
  );
  return different;
}
