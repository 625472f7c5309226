import type { JsonObject } from "../json/json.ts";

/** A description whose version is a text of the kind that its readers know; `undefined`: another version, or none. */
export function withVersion(document: JsonObject): JsonObject | undefined {
  const { openapi, swagger } = document;
  // In YAML a version without quotes is a number: 2.0 is 2.
  if (openapi === undefined) return /^2(\.0)?$/.test(String(swagger)) ? { ...document, swagger: "2.0" } : undefined;
  const [, version, patch] = /^(3(?:\.[012])?)((?:\.\d+)?)(?:[.-].*)?$/.exec(String(openapi)) ?? [];
  if (version === undefined) return undefined;
  return { ...document, openapi: `${version === "3" ? "3.0" : version}${patch || ".0"}` };
}
