import type { Document, Parameter } from "../document/openapi.ts";
import { resolve } from "../document/schemas.ts";

/** Whether no value that a path parameter allows is a part of a path: nothing, `.` and `..` are none. */
export function isNeverInPath(document: Document, { schema = {} }: Parameter): boolean {
  const { const: only, enum: values, maxLength, type, properties, additionalProperties } = resolve(document, schema);
  const allowed = only === undefined ? values : [only];
  if (allowed !== undefined) return allowed.every((value) => ["", ".", "..", null].includes(value as string));
  if (maxLength === 0) return true;
  // Of an object without a field that a request may have nothing is written.
  const isClosed = type === "object" && additionalProperties === false;
  return isClosed && Object.values(properties ?? {}).every((field) => resolve(document, field).readOnly === true);
}
