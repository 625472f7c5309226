import { mapParts } from "../document/walk.ts";
import type { Unsupported } from "../hints/set-aside.ts";
import { isList, isObject, type Json, type JsonObject, own, without } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";

export const isThreeTwo = (document: JsonObject): boolean => String(document.openapi).startsWith("3.2");

/** The same description as OpenAPI 3.1; an operation that 3.1 cannot describe whole is marked as unsupported. */
export function fromThreeTwo(document: JsonObject): JsonObject {
  const older = mapParts(document, (node, part) => {
    if (part === "media") return without(followed(document, node), "itemSchema", "prefixEncoding", "itemEncoding");
    if (part === "pathItem") return without(node, "query", "additionalOperations");
    if (part === "components") return without(node, "mediaTypes");
    if (part === "response") return { description: "", ...without(node, "summary") };
    return part === "operation" && takesWholeQuery(document, node) ? { ...node, "x-sdk": { unsupported } } : node;
  });
  return { ...older, openapi: "3.1.0" };
}

/** The operations of 3.2 whose methods 3.1 has no place for. */
export function operationsBeyondThreeOne(document: JsonObject): readonly Unsupported[] {
  if (!isThreeTwo(document) || !isObject(document.paths)) return [];
  return Object.entries(document.paths).flatMap(([path, item]) => {
    if (!isObject(item)) return [];
    const additional = own(item, "additionalOperations");
    const named = isObject(additional) ? Object.keys(additional) : [];
    return [...(item.query === undefined ? [] : ["QUERY"]), ...named].map((method) => ({
      method,
      path,
      reason: `the method ${method} is one that only OpenAPI 3.2 describes`,
    }));
  });
}

const unsupported = "its whole query string is one value (in: querystring)";

function takesWholeQuery(document: JsonObject, operation: JsonObject): boolean {
  const parameters = isList(operation.parameters) ? operation.parameters : [];
  return parameters.some((parameter) => isObject(parameter) && followed(document, parameter).in === "querystring");
}

/** `checkParts` has found that references end; a media type may be one only since 3.2. */
function followed(document: JsonObject, node: JsonObject): JsonObject {
  const target: Json | undefined = typeof node.$ref === "string" ? valueAt(document, node.$ref) : undefined;
  return isObject(target) ? followed(document, target) : node;
}
