import type { Document, Operation, Parameter } from "../document/openapi.ts";
import { rowsOf } from "../document/rows.ts";
import { isList, isObject, type Json, type JsonObject } from "../json/json.ts";
import { valueAt } from "../json/pointer.ts";
import type { Action } from "../overlay/apply.ts";
import { withoutInput } from "./settlement.ts";
import { together } from "./together.ts";

/** A key that a client sends with every request. */
interface Key {
  readonly scheme: string;
  readonly name: string;
  readonly in: string;
}

/** Credentials that are declared as parameters too are no inputs: the client sends them. */
export function withoutCredentials(facts: JsonObject, document: Document): readonly Action[] {
  const keys = keysIn(facts);
  if (keys.length === 0) return [];
  const removals = rowsOf(document).flatMap((row) =>
    row.operation.parameters.flatMap((parameter) => {
      const key = keys.find((one) => isSame(one, parameter) && isUsed(one, facts, row.operation));
      return key
        ? (withoutInput(facts, row, parameter, `the client sends it as the credential ${key.scheme}`) ?? [])
        : [];
    }),
  );
  return together(facts, [...new Map(removals.map((action) => [action.target, action])).values()]);
}

function keysIn(facts: JsonObject): readonly Key[] {
  const home = facts.swagger === undefined ? "#/components/securitySchemes" : "#/securityDefinitions";
  const schemes = valueAt(facts, home);
  return Object.entries(isObject(schemes) ? schemes : {}).flatMap(([scheme, key]) =>
    isObject(key) && key.type === "apiKey" ? [{ scheme, name: String(key.name), in: String(key.in) }] : [],
  );
}

/** Names of headers have no case. */
function isSame(key: Key, { name, in: place }: Parameter): boolean {
  if (key.in !== place) return false;
  return place === "header" ? key.name.toLowerCase() === name.toLowerCase() : key.name === name;
}

/** Whether a call has to carry the credential, alone or among others. */
function isUsed({ scheme }: Key, facts: JsonObject, operation: Operation): boolean {
  const { security = facts.security } = operation as { readonly security?: Json };
  return isList(security) && security.some((one) => isObject(one) && Object.hasOwn(one, scheme));
}
