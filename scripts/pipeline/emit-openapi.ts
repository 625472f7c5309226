import { type JsonObject, without } from "./json.ts";
import { mapParts } from "./walk.ts";

/** The corrected description in the version it was published in, for mocks and for the tests of users. */
export function emitOpenApi(document: JsonObject): string {
  const published = mapParts(document, (node) => without(node, "x-sdk"));
  return `${JSON.stringify(published, null, 2)}\n`;
}
