import type { Document } from "../document/openapi.ts";
import type { JsonObject } from "../json/json.ts";
import { inline } from "../normalise/inline.ts";
import { nameParts } from "../normalise/name-parts.ts";
import { simplify } from "../normalise/simplify.ts";
import { upgrade } from "../normalise/upgrade.ts";

/** A description as the checks look at it. */
export function documentOf(description: JsonObject, file: string): Document {
  return simplify(inline(upgrade(nameParts(description), file)));
}
