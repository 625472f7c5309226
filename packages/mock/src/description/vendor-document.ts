import { createRequire } from "node:module";
import type { Document } from "./document.ts";

const require = createRequire(import.meta.url);

/** The description a vendor's package is made from, with our corrections. */
export const vendorDocument = (vendor: string): Document => require(`@x/${vendor}/openapi.json`) as Document;
