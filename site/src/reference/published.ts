import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where a vendor's description comes from. */
export interface Published {
  readonly url: string;
  readonly version: string;
  readonly commit?: string;
  /** The day it was read, as `2026-11-21`. */
  readonly retrieved: string;
}

export const readPublished = (root: string, vendor: string): Published =>
  JSON.parse(readFileSync(join(root, "specs", vendor, "source.json"), "utf8")) as Published;
