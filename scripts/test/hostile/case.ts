import type { Json, JsonObject } from "../../pipeline/json/json.ts";
import { answering, described, hinted, text } from "../support/document.ts";

/** A description somebody made to do harm, and what must happen to it. */
export interface Case {
  readonly what: string;
  /** A text as it is read, or a document; hints in a document stand in an overlay. */
  readonly spec: Json;
  readonly overlay?: string;
  /** What the one message begins with or holds: file, pointer, reason. Without it, generation must succeed. */
  readonly refused?: string;
  /** What no generated file may hold, and what one of them must. */
  readonly absent?: RegExp;
  readonly present?: string;
  /** Where `absent` and `present` look: all files, or the one whose name ends so. */
  readonly file?: string;
}

/** A description of one harmless operation, with something more in it. */
export function withOperation(more: JsonObject, schemas: Record<string, JsonObject> = {}, path = "/a"): JsonObject {
  return described({ [path]: { get: answering(text, { ...hinted("a", "get"), ...more }) } }, schemas);
}

/** The same with a schema as its answer. */
export function withSchema(schema: JsonObject, schemas: Record<string, JsonObject> = {}): JsonObject {
  return described({ "/a": { get: answering(schema, hinted("a", "get")) } }, schemas);
}

/** The same with a parameter. */
export function withParameter(parameter: JsonObject): JsonObject {
  return withOperation({ parameters: [{ name: "q", in: "query", schema: text, ...parameter }] });
}

/** The same as JSON with raw text put in for the answer's schema. */
export function rawSchema(raw: string): string {
  return JSON.stringify(withoutHints(withSchema({ raw: "RAW" }))).replace('{"raw":"RAW"}', () => raw);
}

/** The same with no hints, for what no overlay can name. */
export function withoutHints(spec: JsonObject): JsonObject {
  return JSON.parse(JSON.stringify(spec, (key, value) => (key === "x-sdk" ? undefined : value)));
}

/** An overlay that names the operation `a.get` and does one thing more. */
export function overlayWith(action: JsonObject): string {
  const name = { target: "$.paths['/a'].get", description: "A name.", update: hinted("a", "get") };
  const actions = [name, { description: "For this test.", ...action }];
  return JSON.stringify({ overlay: "1.0.0", info: { title: "Hints", version: "1" }, actions });
}

/** A spec whose text is only its operation, for overlays of their own. */
export const bare = JSON.stringify(withoutHints(withSchema(text)));
