import { methods } from "../document/openapi.ts";
import { addressOf, withoutNames } from "../document/rows.ts";
import { mapParts } from "../document/walk.ts";
import { compactJson } from "../json/compact-json.ts";
import { isObject, type JsonObject, own, without } from "../json/json.ts";
import { shareFailures } from "./shared-failures.ts";

/** The corrected description in a version that most tools read, for mocks and for the tests of users. */
export function emitOpenApi(document: JsonObject): string {
  const shared = methodsAtOneRoute(document);
  const published = mapParts(document, (node, part) => {
    if (part === "schema") return nullableReference(without(node, "x-sdk"));
    return part === "operation" ? withMethod(node, shared) : without(node, "x-sdk");
  });
  return compactJson(shareFailures(published));
}

/** For contract tests, which look for a method of each operation: why it has none, or which it is among several. */
function withMethod(operation: JsonObject, shared: ReadonlySet<string>): JsonObject {
  const hints = operation["x-sdk"];
  const reason = isObject(hints) ? own(hints, "unsupported") : undefined;
  const id = methodOf(operation);
  return {
    ...without(operation, "x-sdk"),
    ...(reason !== undefined && { "x-unsupported": reason }),
    ...(id !== undefined && shared.has(id) && { "x-method": id }),
  };
}

/** The methods of operations whose paths differ only behind `?` or `#`, or in the names of parameters. */
function methodsAtOneRoute({ paths }: JsonObject): ReadonlySet<string> {
  const all = Object.entries(isObject(paths) ? paths : {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = isObject(item) ? own(item, method) : undefined;
      const id = isObject(operation) ? methodOf(operation) : undefined;
      return id === undefined ? [] : [{ id, route: `${method} ${withoutNames(addressOf(path))}` }];
    }),
  );
  const groups = [...Map.groupBy(all, ({ route }) => route).values()];
  return new Set(groups.filter(({ length }) => length > 1).flatMap((group) => group.map(({ id }) => id)));
}

function methodOf({ "x-sdk": hints }: JsonObject): string | undefined {
  return isObject(hints) && hints.group !== undefined ? `${hints.group}.${hints.name}` : undefined;
}

/** In OpenAPI 3.0 nothing beside a reference counts, so the reference goes into a combination. */
function nullableReference(schema: JsonObject): JsonObject {
  if (typeof schema.$ref !== "string" || schema.nullable !== true) return schema;
  return { ...without(schema, "$ref"), allOf: [{ $ref: schema.$ref }] };
}
