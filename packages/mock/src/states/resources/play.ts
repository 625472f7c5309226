import type { Document, Operation, Schema } from "../../description/document.ts";
import { itemsAt, propertiesOf } from "../../description/properties.ts";
import { type Answer, json } from "../../http/message.ts";
import { withAt } from "../derived/dot-path.ts";
import { pagingKeys } from "../derived/filters.ts";
import { listPage, pagingAsked } from "../derived/list-page.ts";
import type { Paging } from "../derived/rows.ts";
import { errorAnswer, itemAnswer, shown } from "./answers.ts";
import { mergedWith, replacedBy } from "./change.ts";
import type { Fields } from "./fields.ts";
import { isListed } from "./filter.ts";
import { type Given, givenIn, type Maker, madeOf } from "./make.ts";
import type { Kept, Memory, Scope } from "./memory.ts";
import type { Resource, Role } from "./resource.ts";
import { answerSchema, queryKeys, successOf } from "./shown.ts";

/** A request for a resource. */
export interface Asked {
  readonly operation: Operation;
  readonly scope: Scope;
  /** The name of its item; undefined where there is but one, or none yet. */
  readonly key: string | undefined;
  /** Its address as it was sent, without the query. */
  readonly at: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** A resource with what is remembered of it. */
export interface Playing extends Maker {
  readonly resource: Resource;
  readonly memory: Memory;
}

type Play = (asked: Asked, on: Playing) => Answer;

/** Whether a request looks for what may well be there, though nothing is known of it: whoever has no state may answer. */
export const isUnseen = (role: Role, { scope, key }: Asked, { resource, memory }: Playing): boolean =>
  !resource.beginsEmpty &&
  ((role === "list" && memory.in(scope).length === 0) || (role === "read" && !memory.find(scope, key)));

export const plays: Readonly<Record<Role, Play>> = {
  create(asked, on) {
    const { operation, scope, body } = asked;
    const { resource, memory } = on;
    const given = givenIn(on.document, operation, resource, body);
    const taken = takenBy(resource, memory, scope, given.fields);
    if (taken?.value && operation.responses["409"]) return errorAnswer(on, operation, 409, "it is there already");
    const value = madeOf(on, resource, given, scope);
    memory.keep({ scope, value }, taken);
    return itemAnswer(on, operation, resource, value);
  },

  list({ operation, scope, at, query }, on) {
    const { resource, memory } = on;
    const schema = answerSchema(operation) ?? {};
    const names = queryKeys(operation);
    const pages = pagesAsked(on.document, schema, query, resource.pages);
    const item = itemsAt(on.document, schema, pages.items) ?? {};
    const fields = Object.keys(propertiesOf(on.document, resource.item));
    const items = memory.in(scope).filter((value) => isListed(value, fields, query, pagingAsked(pages, names)));
    const page = items.map((value) => shown(on, item, resource, value));
    const { body, headers } = listPage(page, { at, query, names }, pages, on.sample(schema));
    // After the last page there is no cursor: null, or nothing where the description has no null for it.
    const isRight = pages.next === undefined || on.validate(schema, body).length === 0;
    return json(Number(successOf(operation)), isRight ? body : withAt(body, pages.next ?? "", undefined), headers);
  },

  read(asked, on) {
    const value = on.memory.find(asked.scope, asked.key)?.value;
    return value ? itemAnswer(on, asked.operation, on.resource, value) : notFound(asked, on);
  },

  replace(asked, on) {
    const { operation, body } = asked;
    const { resource, memory } = on;
    const kept = memory.find(asked.scope, asked.key);
    if (!kept?.value && resource.family.create) return notFound(asked, on);
    const given = givenIn(on.document, operation, resource, body);
    const value = kept?.value
      ? replacedBy(on, resource, kept.value, given)
      : madeOf(on, resource, named(asked, on, given), asked.scope);
    memory.keep(keptAt(asked, resource, value), kept);
    return itemAnswer(on, operation, resource, value);
  },

  merge(asked, on) {
    const { operation, body } = asked;
    const { resource, memory } = on;
    const kept = memory.find(asked.scope, asked.key);
    if (!kept?.value && isAbsent(kept, on)) return notFound(asked, on);
    const { fields } = givenIn(on.document, operation, resource, body);
    const old = kept?.value ?? madeOf(on, resource, named(asked, on, { fields: {}, names: [] }), asked.scope);
    const isDeep = Object.keys(operation.body?.content ?? {}).some((type) => type.includes("merge-patch"));
    const value = mergedWith(on, resource, old, fields, isDeep);
    memory.keep(keptAt(asked, resource, value), kept);
    return itemAnswer(on, operation, resource, value);
  },

  remove(asked, on) {
    const { resource, memory } = on;
    const kept = memory.find(asked.scope, asked.key);
    if (!kept?.value && isAbsent(kept, on)) return notFound(asked, on);
    if (kept && resource.beginsEmpty) memory.drop(kept);
    else memory.keep({ scope: asked.scope, at: asked.key, value: undefined }, kept);
    return itemAnswer(on, asked.operation, resource, kept?.value ?? {});
  },
};

/** Whether nothing is there: never made, where everything must be, or removed. */
const isAbsent = (kept: Kept | undefined, { resource }: Playing) =>
  kept === undefined ? resource.beginsEmpty : kept.value === undefined;

/** The item a creation would make a second time: the only one, or one of the same key. */
const takenBy = ({ keys }: Resource, memory: Memory, scope: Scope, fields: Fields): Kept | undefined =>
  keys.length === 0
    ? memory.find(scope, undefined)
    : keys
        .filter((key) => fields[key] !== undefined)
        .map((key) => memory.find(scope, String(fields[key])))
        .find((kept) => kept !== undefined);

/** How the list is paged: not at all where it may be bare items, and no page is asked for. */
function pagesAsked(document: Document, answer: Schema, query: URLSearchParams, pages = whole): Paging {
  const isAsked = pagingKeys(pages).some((name) => name !== undefined && query.has(name));
  return pages.items !== "" && !isAsked && itemsAt(document, answer, "") ? whole : pages;
}

const whole: Paging = { style: "single", items: "" };

/** What is given, with the name the item is put at in the first property that may hold it. */
function named({ key }: Asked, { resource, document, validate }: Playing, given: Given): Given {
  const { keys, item } = resource;
  if (key === undefined || keys.some((name) => given.fields[name] !== undefined)) return given;
  const properties = propertiesOf(document, item);
  const holds = (name: string, value: unknown) => validate(properties[name] ?? {}, value).length === 0;
  const found = keys.flatMap((name) => [key, Number(key)].map((value) => ({ name, value })));
  const [place] = found.filter(({ name, value }) => holds(name, value));
  return place ? { ...given, fields: { ...given.fields, [place.name]: place.value } } : given;
}

/** The name stays known where the item itself does not tell it. */
function keptAt({ scope, key }: Asked, { keys }: Resource, value: Fields): Kept {
  const isTold = key === undefined || keys.some((name) => String(value[name]) === key);
  return { scope, value, ...(!isTold && { at: key }) };
}

function notFound({ operation, key }: Asked, on: Playing): Answer {
  const { create, replace } = on.resource.family;
  const maker = create ?? replace;
  const what = key === undefined ? "nothing is here" : `there is no ${JSON.stringify(key)}`;
  return errorAnswer(on, operation, 404, maker ? `${what}: ${maker.method} ${maker.path} makes one` : what);
}
