import { mapParts } from "../document/walk.ts";
import { type JsonObject, without } from "../json/json.ts";

/** The extensions that mean something to the generator. */
const OURS = ["x-sdk", "x-open", "x-at"];

/** A published description without our own extensions: hints count only from an overlay, whatever a vendor writes. */
export function withoutOwnExtensions(published: JsonObject): JsonObject {
  return mapParts(published, (node) => without(node, ...OURS));
}
