import type { Part } from "../document/grammar.ts";
import { mapParts } from "../document/walk.ts";
import { isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { keysOf, valueAt } from "../json/pointer.ts";
import { problemIn } from "../problems/problem.ts";
import { Components } from "./components.ts";
import { withMaps } from "./maps.ts";
import { isGathered, outsideReferences } from "./references.ts";

/** Documents by their addresses. */
export type Files = ReadonlyMap<string, JsonObject>;

/** A description of several files as one: what other files hold becomes components, and path items stand in their place. */
export function bundle(files: Files, entry: string): JsonObject {
  const document = files.get(entry);
  if (document === undefined || outsideReferences(document).length === 0) return document ?? {};
  const opened = withMaps(files, document, entry);
  const components = new Components(opened, entry);
  const context = { files: new Map([...files, [entry, opened]]), entry, components };
  const whole = rewrite(context, opened, "document", entry, []);
  let bundled = whole;
  // Each component may bring others.
  for (const { section, name, target } of components.wanted) {
    const value = rewriteTarget(context, target, section.part, []);
    bundled = withComponent(bundled, section.path, name, value);
  }
  return bundled;
}

interface Context {
  readonly files: Files;
  readonly entry: string;
  readonly components: Components;
}

function rewrite(context: Context, node: JsonObject, part: Part, file: string, chain: readonly string[]): JsonObject {
  return mapParts(node, (inner, kind) => refer(context, inner, kind, file, chain), part);
}

function refer(context: Context, node: JsonObject, part: Part, file: string, chain: readonly string[]): JsonObject {
  const { $ref } = node;
  if (typeof $ref !== "string" || ($ref.startsWith("#") && isOfEntry(context, $ref, file))) return node;
  if (!isGathered(context.files, $ref, file)) return node;
  const target = new URL($ref, file).href;
  const [address = "", pointer = ""] = target.split("#");
  if (address === context.entry) return { ...node, $ref: `#${decodeURI(pointer)}` };
  const name = context.components.nameOf(target, part);
  return name === undefined ? rewriteTarget(context, target, part, chain) : { ...node, $ref: name };
}

/** A part that was cut out of a description may still speak of the whole: what its own file lacks is the entry's. */
function isOfEntry({ files, entry }: Context, reference: string, file: string): boolean {
  if (file === entry) return true;
  const [own, whole] = [files.get(file) ?? null, files.get(entry) ?? null];
  return valueAt(own, reference) === undefined && valueAt(whole, reference) !== undefined;
}

function rewriteTarget(context: Context, target: string, part: Part, chain: readonly string[]): JsonObject {
  const [address = "", pointer = ""] = target.split("#");
  const value = valueAt(context.files.get(address) ?? null, `#${pointer}`);
  if (chain.includes(target)) throw problemIn(address, `#${pointer}`, "refers to itself");
  if (!isObject(value)) throw problemIn(address, `#${pointer}`, "a $ref leads here, and here is no object");
  return rewrite(context, value, part, address, [...chain, target]);
}

function withComponent(document: JsonObject, path: string, name: string, value: Json): JsonObject {
  return put(document, [...keysOf(`#${path}`), name], value);
}

function put(object: JsonObject, [key = "", ...rest]: readonly string[], value: Json): JsonObject {
  const inner = own(object, key);
  return { ...object, [key]: rest.length === 0 ? value : put(isObject(inner) ? inner : {}, rest, value) };
}
