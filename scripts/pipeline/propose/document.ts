import type { Document } from "../document/openapi.ts";
import type { JsonObject } from "../json/json.ts";
import { inline } from "../normalise/inline.ts";
import { nameParts } from "../normalise/name-parts.ts";
import { simplify } from "../normalise/simplify.ts";
import { upgrade } from "../normalise/upgrade.ts";
import { type Action, applyOverlay } from "../overlay/apply.ts";

/** A description with actions applied. */
export function withActions(description: JsonObject, actions: readonly Action[], vendor: string): JsonObject {
  if (actions.length === 0) return description;
  const overlay = { overlay: "1.0.0", info: { title: vendor, version: "1" }, actions };
  return applyOverlay(description, overlay as unknown as JsonObject, `specs/${vendor}/overlay.yaml`).document;
}

/** A description as the checks look at it. */
export function documentOf(description: JsonObject, file: string): Document {
  return simplify(inline(upgrade(nameParts(description), file)));
}
