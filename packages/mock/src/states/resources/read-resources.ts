import { type Document, type Operation, type Schema, schemaOf } from "../../description/document.ts";
import { itemsAt, propertiesOf } from "../../description/properties.ts";
import type { Paging, Row } from "../derived/rows.ts";
import { familiesOfPaths, familiesOfTable, shapeOf } from "./families.ts";
import { bodyKey, keyPlace, keyProperties, nounOf, scopeNames, sharedKey } from "./keys.ts";
import type { Family, KeyPlace, Resource, Role } from "./resource.ts";
import { answerSchema, isJson, pagesOf, unwrapped } from "./shown.ts";

/** The resources that a table, or else the paths of the description, let one see among the operations. */
export function readResources(
  document: Document,
  operations: readonly Operation[],
  rows: readonly Row[],
): readonly Resource[] {
  const pagesIn = (list: Operation) =>
    pagesOf(
      document,
      list,
      rows.find((row) => row.method === list.method && shapeOf(row.path) === shapeOf(list.path))?.pages,
    );
  const read = (family: Family) => resourceOf(document, family, pagesIn) ?? [];
  const byTable = familiesOfTable(operations, rows).flatMap(read);
  const taken = new Set(byTable.flatMap(({ family }) => Object.values(family)));
  const others = operations.filter((each) => !taken.has(each));
  return [...byTable, ...familiesOfPaths(others, (each) => pagesIn(each) !== undefined).flatMap(read)];
}

/** The family as a resource; undefined where too little of it is to be seen to play it truly. */
function resourceOf(
  document: Document,
  family: Family,
  pagesIn: (list: Operation) => Paging | undefined,
): Resource | undefined {
  const { create, list, read, replace, merge, remove } = family;
  if (!(list ?? read) || !(create ?? replace ?? merge ?? remove)) return undefined;
  if (!Object.values(family).every(isJson)) return undefined;
  const places = placesOf(document, family);
  const pages = list && pagesIn(list);
  if (!places || (list && !pages)) return undefined;
  const beginsEmpty = create !== undefined || (replace !== undefined && remove !== undefined);
  const shared = { family, places, ...(pages && { pages }), beginsEmpty };

  const isSingle = Object.keys(places).length === 0 && (read ?? replace ?? merge ?? remove) !== undefined;
  if (isSingle) {
    const item = read && answerSchema(read);
    return item && { ...shared, item, keys: [] };
  }
  const item = itemOf(document, family, pages);
  const parameter = Object.values(places)[0]?.name ?? "id";
  const keys = keyProperties(parameter, Object.keys(propertiesOf(document, item ?? {})), nounOf(family));
  if (!item || (create && !showsKey(document, create, keys))) return undefined;
  return { ...shared, item, keys };
}

/** Where its operations name the item; undefined where some do and some do not, or one takes several names. */
function placesOf(document: Document, family: Family): Readonly<Partial<Record<Role, KeyPlace>>> | undefined {
  const scope = scopeNames(family);
  const roles = (["read", "replace", "merge", "remove"] as const).filter((role) => family[role]);
  const placeOf = (role: Role) => keyPlace(family[role] as Operation, scope) ?? keyInBody(role);
  // A body that has a key names an item only among operations that name one, or that could not do so elsewhere.
  const isKeyed = roles.some((role) => keyPlace(family[role] as Operation, scope) !== undefined);
  const isAllPosted = roles.every((role) => family[role]?.method === "POST");
  const keyInBody = (role: Role) => (isKeyed || isAllPosted ? bodyKey(document, family[role] as Operation) : undefined);
  const found = roles.map((role) => [role, placeOf(role)] as const);
  const named = found.filter(([, place]) => place !== undefined);
  if (found.some(([, place]) => place === "several") || (named.length > 0 && named.length < found.length)) {
    return undefined;
  }
  return Object.fromEntries(named) as Readonly<Partial<Record<Role, KeyPlace>>>;
}

/** An item as it is read by itself, or in the list, or else as its creation answers it. */
function itemOf(document: Document, { read, list, create }: Family, pages: Paging | undefined): Schema | undefined {
  const listed = list && pages && itemsAt(document, answerSchema(list) ?? {}, pages.items);
  const alone = [read, create]
    .map((each) => each && answerSchema(each))
    .map((each) => each && unwrapped(document, each));
  return [alone[0], listed, alone[1]].find((each) => each && Object.keys(propertiesOf(document, each)).length > 0);
}

/** Whether a creation answers its item's key, or takes it. */
function showsKey(document: Document, create: Operation, keys: readonly string[]): boolean {
  const answered = unwrapped(document, answerSchema(create) ?? {});
  const given = propertiesOf(document, unwrapped(document, schemaOf(create.body) ?? {}));
  return (
    sharedKey(keys, Object.keys(propertiesOf(document, answered))) !== undefined || keys.some((key) => key in given)
  );
}
