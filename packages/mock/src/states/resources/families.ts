import { type Operation, schemaOf } from "../../description/document.ts";
import type { Row } from "../derived/rows.ts";
import type { Family, Role } from "./resource.ts";
import { roleNamed } from "./verbs.ts";

/** A path whatever its parameters are called. */
export const shapeOf = (path: string): string => path.replace(/\{[^}]+\}/g, "{}");

/** The families a table shows: rows of one group that are called `create`, `list`, `get`, `update`, `delete`. */
export function familiesOfTable(operations: readonly Operation[], rows: readonly Row[]): readonly Family[] {
  const groups = new Map<string, Partial<Record<Role, Operation>>>();
  for (const { id, method, path, effect } of rows) {
    const [group = "", name = ""] = id.split(".");
    const operation = operations.find((each) => each.method === method && shapeOf(each.path) === shapeOf(path));
    const role = operation && roleNamed(name, operation, effect);
    if (role) groups.set(group, { ...groups.get(group), [role]: operation });
  }
  return [...groups.values()];
}

const atCollection = { GET: "list", POST: "create" } as const;
const atOne = { GET: "read", POST: "create", PUT: "replace", PATCH: "merge", DELETE: "remove" } as const;
const atItem = { GET: "read", PUT: "replace", PATCH: "merge", DELETE: "remove" } as const;

/** The families paths show: a collection and the items below it, or one thing that is read and changed at its own path. */
export function familiesOfPaths(
  operations: readonly Operation[],
  isList: (operation: Operation) => boolean,
): readonly Family[] {
  const named = operations.filter(({ path }) => /\/[^/{}]+$/.test(path));
  const byVerb = groupBy(named, (each) => verbOf(each) && each.path.replace(/\/[^/]+$/, ""));
  const others = operations.filter((each) => !verbOf(each));
  const items = groupBy(others, ({ path }) => /^(.*)\/\{[^}]+\}$/.exec(path)?.[1]);
  const plain = groupBy(others, ({ path }) => (path.endsWith("}") ? undefined : path));
  const bases = new Set([...items.keys(), ...plain.keys()]);
  return [
    ...[...byVerb.values()].map((family): Family => Object.fromEntries(family.map((each) => [verbOf(each), each]))),
    ...[...bases].flatMap((base) => familyAt(plain.get(base) ?? [], items.get(base) ?? [], isList)),
  ];
}

function familyAt(
  own: readonly Operation[],
  below: readonly Operation[],
  isList: (operation: Operation) => boolean,
): readonly Family[] {
  const isCollection = below.length > 0 || own.some(isList);
  if (!isCollection) return own.some(isSearch) ? [] : [byMethod(own.filter(makesSomething), atOne)];
  const create = own.find(({ method }) => method === "POST");
  const ofItem = own.filter((each) => each !== create && takesItem(each, create, below));
  const others = own.filter((each) => !ofItem.includes(each));
  // What a PUT of a whole collection does to its items, or a GET that lists nothing shows of them, nobody can see.
  if (others.some((each) => !(each.method in atCollection) || (each.method === "GET" && !isList(each)))) return [];
  return [{ ...byMethod(others, atCollection), ...byMethod([...below, ...ofItem], atItem) }];
}

/** What cannot be read without being asked for something is found, not created. */
const isSearch = ({ method, parameters }: Operation): boolean =>
  method === "GET" && parameters.some((each) => each.in === "query" && each.required === true);

/** A POST that is given nothing is an action, such as to fetch something anew. */
const makesSomething = ({ method, body }: Operation): boolean => method !== "POST" || body !== undefined;

/** Whether a PUT or PATCH at a collection is of one item: it takes what a creation does, and items have none of their own. */
const takesItem = (operation: Operation, create: Operation | undefined, items: readonly Operation[]): boolean =>
  ["PUT", "PATCH"].includes(operation.method) &&
  create?.body !== undefined &&
  JSON.stringify(schemaOf(operation.body)) === JSON.stringify(schemaOf(create.body)) &&
  !items.some(({ method }) => method === operation.method);

const byMethod = (operations: readonly Operation[], roles: Readonly<Record<string, Role>>): Family =>
  Object.fromEntries(operations.flatMap((each) => (roles[each.method] ? [[roles[each.method], each]] : [])));

const verbOf = (operation: Operation): Role | undefined => roleNamed(operation.path.split("/").at(-1) ?? "", operation);

function groupBy(
  operations: readonly Operation[],
  keyOf: (operation: Operation) => string | undefined,
): ReadonlyMap<string, readonly Operation[]> {
  const groups = new Map<string, Operation[]>();
  for (const each of operations) {
    const key = keyOf(each);
    if (key === undefined) continue;
    groups.set(shapeOf(key), [...(groups.get(shapeOf(key)) ?? []), each]);
  }
  return groups;
}
