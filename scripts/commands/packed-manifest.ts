import { isObject, type Json, type JsonObject } from "../pipeline/json/json.ts";

/**
 * What a packed manifest says otherwise than the package's own. Packing puts in versions of the workspace, applies
 * `publishConfig` and leaves out scripts; whatever else differs could run on a user's machine.
 */
export function manifestDifferences(packed: JsonObject, own: JsonObject): readonly string[] {
  const published = isObject(own.publishConfig) ? { ...own, ...own.publishConfig } : own;
  const keys = [...new Set([...Object.keys(packed), ...Object.keys(published)])].filter((key) => !left.has(key)).sort();
  return keys.filter((key) => !agrees(packed[key], published[key], key)).map((key) => `package.json: ${key} differs`);
}

const left: ReadonlySet<string> = new Set(["version", "publishConfig", "access", "provenance", "devDependencies"]);

function agrees(packed: Json | undefined, own: Json | undefined, key: string): boolean {
  const [there, here] = [packed ?? {}, own ?? {}];
  if (key === "scripts" && isObject(there) && isObject(here)) {
    return Object.entries(there).every(([name, script]) => here[name] === script);
  }
  if (!/ependencies$/.test(key) || !isObject(there) || !isObject(here))
    return JSON.stringify(there) === JSON.stringify(here);
  const names = Object.keys(here);
  return (
    JSON.stringify(Object.keys(there)) === JSON.stringify(names) &&
    names.every((name) => there[name] === here[name] || (isOfWorkspace(here[name]) && isRange(there[name])))
  );
}

const isOfWorkspace = (version: Json | undefined): boolean => /^(workspace|catalog):/.test(String(version));

/** Versions of a package by its own name; no other package, address or file. */
const isRange = (version: Json | undefined): boolean => /^[\^~]?\d+\.\d+\.\d+[\w.+-]*$/.test(String(version));
