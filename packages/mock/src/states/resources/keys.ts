import { type Document, type Operation, schemaOf } from "../../description/document.ts";
import { parameterNames } from "../../description/find-operation.ts";
import { propertiesOf } from "../../description/properties.ts";
import type { Family, KeyPlace } from "./resource.ts";

/** A name whatever its letters: `nameOrID` and `name_or_id` are one. */
export const plain = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();

/** What names things where nothing else is said. */
const usual = ["id", "uuid", "slug", "key", "name"];

/** The properties a parameter such as `nameOrID`, `case_id` of `cases`, or `table` may mean, the first kind there is. */
export function keyProperties(parameter: string, properties: readonly string[], collection: string): readonly string[] {
  const names = plain(parameter).split("_or_");
  const one = plain(collection).replace(/s$/, "");
  const kinds: ((property: string) => boolean)[] = [
    (property) => names.includes(property),
    (property) => names.some((name) => property === `${one}_${name}`),
    (property) => names.some((name) => name.endsWith(`_${property}`)),
    (property) => usual.includes(property),
  ];
  const found = kinds.map((isKind) => properties.filter((each) => isKind(plain(each))));
  return found.find((each) => each.length > 0) ?? [];
}

/** The word a resource goes by in its paths. */
export const nounOf = ({ create, list, read, replace, remove }: Family): string =>
  ((create ?? list ?? read ?? replace ?? remove)?.path ?? "")
    .split("/")
    .filter((segment) => segment !== "" && !segment.startsWith("{"))
    .at(-1) ?? "";

/** The key as an answer has it: under its name, or as in `job_id` where the item says `id`. */
export function sharedKey(
  keys: readonly string[],
  properties: readonly string[],
): readonly [key: string, property: string] | undefined {
  const same = keys.find((key) => properties.includes(key));
  if (same !== undefined) return [same, same];
  const [key = ""] = keys;
  const alike = properties.filter((each) => key !== "" && plain(each).endsWith(`_${plain(key)}`));
  return alike.length === 1 && alike[0] !== undefined ? [key, alike[0]] : undefined;
}

/** The parameters in a path that say where a resource stands, before those that say which item is meant. */
export function scopeNames({ create, list, ...others }: Family): readonly string[] {
  const collection = create ?? list;
  if (collection) return parameterNames(collection.path).map(plain);
  const [path = ""] = Object.values(others).map((each) => each.path);
  const names = parameterNames(path).map(plain);
  return path.endsWith("}") ? names.slice(0, -1) : names;
}

/** The values of the parameters that say where a resource stands. */
export const scopeOf = (
  names: readonly string[],
  params: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(params)
      .map(([name, value]) => [plain(name), value] as const)
      .filter(([name]) => names.includes(name)),
  );

/** Where an operation's path or query names its item; undefined where neither does, `"several"` where it takes more names. */
export function keyPlace(operation: Operation, scope: readonly string[]): KeyPlace | undefined | "several" {
  const own = parameterNames(operation.path).filter((name) => !scope.includes(plain(name)));
  if (own.length > 1) return "several";
  if (own[0] !== undefined) return { in: "path", name: own[0] };
  const query = operation.parameters.find((each) => each.in === "query" && each.required && isKey(each.name));
  return query && { in: "query", name: query.name };
}

/** The field of a body that names an item, the most usual name first. */
export function bodyKey(document: Document, { body }: Operation): KeyPlace | undefined {
  const fields = Object.keys(propertiesOf(document, schemaOf(body) ?? {}));
  const [name] = usual.flatMap((each) => fields.filter((field) => isNamed(field, each)));
  return name === undefined ? undefined : { in: "body", name };
}

const isKey = (name: string): boolean => usual.some((each) => isNamed(name, each));

const isNamed = (name: string, usually: string): boolean =>
  plain(name) === usually || plain(name).endsWith(`_${usually}`);
