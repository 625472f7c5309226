import { type Document, type Operation, schemaOf } from "../../description/document.ts";
import { propertiesOf } from "../../description/properties.ts";
import { isObject } from "../../http/message.ts";
import type { Described } from "./answers.ts";
import { type Fields, withFields, withoutFields, wrongsBy } from "./fields.ts";
import { freshId } from "./fresh-id.ts";
import { plain } from "./keys.ts";
import type { Scope } from "./memory.ts";
import type { Resource } from "./resource.ts";
import { wrapperOf } from "./shown.ts";
import { stamped } from "./stamps.ts";

/** What a request says of its item. */
export interface Given {
  readonly fields: Fields;
  /** Everything the operation lets one say. */
  readonly names: readonly string[];
}

/** The item's fields in a body that may wrap them. */
export function givenIn(document: Document, { body: declared }: Operation, { item }: Resource, body: unknown): Given {
  const schema = schemaOf(declared) ?? {};
  const wrapper = wrapperOf(document, schema);
  const isWrapped = wrapper !== undefined && !Object.hasOwn(propertiesOf(document, item), wrapper);
  const properties = propertiesOf(document, schema);
  const own = isWrapped ? propertiesOf(document, properties[wrapper] ?? {}) : properties;
  const fields = isWrapped && isObject(body) ? body[wrapper] : body;
  return {
    fields: isObject(fields) ? fields : {},
    names: Object.keys(own).filter((name) => own[name]?.readOnly !== true),
  };
}

/** Makes items, in the numbers of one world. */
export interface Maker extends Described {
  readonly world: number;
  /** How many were made so far, this one too. */
  readonly count: () => number;
}

/** A new item: what was given, ids of its own, and for what only a server knows the sample. */
export function madeOf(by: Maker, resource: Resource, given: Given, scope: Scope): Fields {
  const { item } = resource;
  const { fields, names } = given;
  const sample = by.sample(item);
  const placed = Object.keys(propertiesOf(by.document, item)).filter((name) => scope[plain(name)] !== undefined);
  const places = Object.fromEntries(placed.map((name) => [name, scope[plain(name)]]));
  const base = withFields(isObject(sample) ? sample : {}, places, wrongsBy(by.validate, item));
  const wrongs = wrongsBy(by.validate, item);
  const left = names.filter((name) => !Object.hasOwn(fields, name));
  const bare = withFields(withoutFields(base, left, wrongs), fields, wrongs);
  return stamped(by, withFields(bare, freshIds(by, resource, given, base), wrongs), "made", wrongs);
}

/** What names the new item where the request does not: what only the server can say, or else its first key. */
function freshIds(by: Maker, { item, keys }: Resource, { fields, names }: Given, sample: Fields): Fields {
  const properties = propertiesOf(by.document, item);
  const known = [...new Set([...keys, ...(Object.hasOwn(properties, "id") ? ["id"] : [])])];
  const absent = known.filter((name) => !Object.hasOwn(fields, name));
  const servers = absent.filter((name) => !names.includes(name) || /^(uu)?id$|_id$/i.test(name));
  const isNamed = servers.length > 0 || absent.length < known.length;
  const n = by.count();
  return Object.fromEntries(
    (isNamed ? servers : absent.slice(0, 1)).map((name) => [
      name,
      freshId(n, by.world, sample[name], (id) => by.validate(properties[name] ?? {}, id).length === 0),
    ]),
  );
}
