import type { Schema } from "../document/openapi.ts";
import type { Style } from "./styles.ts";

/** A field of a body that is an object. */
export interface BodyField {
  readonly name: string;
  readonly schema: Schema;
  readonly required: boolean;
  readonly style?: Style;
  readonly file?: "one" | "list";
}
