import { isList, type Json, type JsonObject } from "../json/json.ts";
import { afterPackage } from "../normalise/schema-names.ts";
import { codeSpan, markdown } from "../text/safe-text.ts";
import { type Difference, eachKey, objectOf, textDifferences, valueDifference } from "./difference.ts";
import { credentials, itemDifferences } from "./operation-differences.ts";
import { schemaDifferences } from "./schema-differences.ts";

/** In what two states of a description differ, hints aside. Parts that are the same object in both are not looked at. */
export function differences(before: JsonObject, after: JsonObject): Difference[] {
  return [
    ...eachKey(before.paths, after.paths, itemDifferences),
    ...componentDifferences(objectOf(before.components), objectOf(after.components)),
    ...valueDifference("security", "every operation", before.security, after.security, credentials),
    ...valueDifference("security", "the server", before.servers, after.servers, addresses),
    ...textDifferences("the description", before, after, ["info", "tags", "externalDocs"]),
  ];
}

function componentDifferences(before: JsonObject, after: JsonObject): Difference[] {
  const named = (name: string) => (path: string) => codeSpan(afterPackage(name) + path);
  const scheme = (value: Json | undefined) => {
    const { type, scheme, in: place, name } = objectOf(value);
    if (type === undefined) return "none";
    return type === "apiKey"
      ? `key in ${markdown(String(place))} ${codeSpan(String(name))}`
      : codeSpan([type, scheme].join(" ").trim());
  };
  return [
    ...eachKey(before.schemas, after.schemas, (name, old, fresh) =>
      schemaDifferences("types", named(name), old, fresh),
    ),
    ...eachKey(before.securitySchemes, after.securitySchemes, (name, old, fresh) =>
      valueDifference("security", codeSpan(name), old, fresh, scheme),
    ),
  ];
}

function addresses(servers: Json | undefined): string {
  return isList(servers) ? servers.map((one) => codeSpan(String(objectOf(one).url))).join(", ") : "none";
}
