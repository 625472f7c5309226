import { type Document, jsonOf } from "../document/openapi.ts";
import { mapParts } from "../document/walk.ts";
import { type JsonObject, without } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import { problemIn } from "../problems/problem.ts";
import { escapeInvisible } from "../text/safe-text.ts";
import { shareFailures } from "./shared-failures.ts";
import { schemaTypes } from "./typescript5.ts";

/** `paths`, `components` and `operations` of a document as types. */
export function emitSchema(document: Document, header: string, file: string): string {
  const description = shareFailures(mapParts(jsonOf(document), untold));
  try {
    const types = schemaTypes(description, (reference) => valueAt(description, reference));
    return `${header}\n${escapeInvisible(types.replace(withRequired, nullTolerant))}`;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw problemIn(file, "#", `openapi-typescript cannot write its types: ${reason}`);
  }
}

/** What an operation does and what its answers mean is told in the client's interface and in openapi.json. */
function untold(node: JsonObject, part: string): JsonObject {
  if (part === "operation") return without(node, "summary", "description");
  return part === "response" ? { ...node, description: "" } : node;
}

// The helper that openapi-typescript writes does not take a type that may be null.
const withRequired = /^type WithRequired<T, K extends keyof T> = T & \{\s*\[P in K\]-\?: T\[P\];?\s*\};$/m;
const nullTolerant = [
  "type WithRequired<T, K extends PropertyKey> = T extends null ? T : T & {",
  "    [P in K & keyof T]-?: T[P];",
  "};",
].join("\n");
