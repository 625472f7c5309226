import { type Document, jsonOf } from "../document/openapi.ts";
import { rowsOf } from "../document/rows.ts";
import { idOf } from "../hints/hints.ts";
import { inOrder, isList, isObject, type Json, type JsonObject, own } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";

/** The credentials of every operation, by its id: sets of which one is needed. */
export type Auth = ReadonlyMap<string, readonly string[]>;

export function authOf(described: Document, corrected: JsonObject): Auth {
  return new Map(
    rowsOf(described).map(({ operation }) => {
      const security = own(jsonOf(operation), "security") ?? corrected.security ?? [];
      return [idOf(operation), isList(security) ? security.map((one) => setText(one, corrected)).sort(inOrder) : []];
    }),
  );
}

/** A set of credentials by how they are sent, not by what a description calls them. */
function setText(requirement: Json, corrected: JsonObject): string {
  const names = isObject(requirement) ? Object.keys(requirement) : [];
  if (names.length === 0) return "none";
  return names
    .map((name) => schemeText(name, corrected))
    .sort(inOrder)
    .join(" and ");
}

function schemeText(name: string, corrected: JsonObject): string {
  const schemes = valueAt(corrected, "#/components/securitySchemes") ?? corrected.securityDefinitions ?? {};
  const scheme = isObject(schemes) ? own(schemes, name) : undefined;
  if (!isObject(scheme)) return name;
  const { type, scheme: http, in: place, name: sentAs } = scheme;
  return [type, http, place, sentAs].filter((word) => typeof word === "string").join(" ");
}
