import type { Document } from "../document/openapi.ts";
import { withoutCircles } from "./circles.ts";
import { separateDirections } from "./directions.ts";
import { renameSchemas } from "./schema-names.ts";
import { tidy } from "./tidy.ts";

/** A document that `check` has passed, in the one form that types are written from. */
export function normalise(document: Document): Document {
  return tidy(separateDirections(renameSchemas(withoutCircles(document))));
}
