import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { below } from "../json/pointer.ts";

/** A reference and where it stands. */
export interface Reference {
  readonly pointer: string;
  readonly reference: string;
}

/** Every reference in a document that does not stay in it. */
export function outsideReferences(document: JsonObject): readonly Reference[] {
  const found: Reference[] = [];
  collect(document, "#", found);
  return found;
}

/** Whether a reference leads to one of the files that are here. */
export function isGathered(files: ReadonlyMap<string, JsonObject>, reference: string, file: string): boolean {
  return URL.canParse(reference, file) && files.has(new URL(reference, file).href.split("#")[0] ?? "");
}

function collect(value: Json, pointer: string, found: Reference[], parent = ""): void {
  if (!isObject(value) && !isList(value)) return;
  for (const [key, item] of Object.entries(value)) {
    const here = below(pointer, key);
    const isData = skipped.has(key) || (key.startsWith("x-") && !named.has(parent));
    if (key === "$ref" && typeof item === "string" && !item.startsWith("#"))
      found.push({ pointer: here, reference: item });
    else if (!isData) collect(item, here, found, key);
  }
}

/** Below these an `x-…` is a name, not an extension. */
const named: ReadonlySet<string> = new Set(["properties", "schemas", "definitions", "parameters", "headers"]);

/** What stands in examples and defaults is data. */
const skipped: ReadonlySet<string> = new Set(["example", "examples", "default", "enum", "const"]);
