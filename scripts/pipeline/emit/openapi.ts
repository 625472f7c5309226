import { mapParts } from "../document/walk.ts";
import { type JsonObject, without } from "../json/json.ts";

/** The corrected description in the version it was published in, for mocks and for the tests of users. */
export function emitOpenApi(document: JsonObject): string {
  const published = mapParts(document, (node) => without(node, "x-sdk"));
  return `${JSON.stringify(published, null, 2)}\n`;
}
