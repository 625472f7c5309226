import { type Document, type Operation, type Schema, schemaOf } from "../../description/document.ts";
import { propertiesOf } from "../../description/properties.ts";
import type { Validate } from "../../description/validator.ts";
import { type Answer, isObject, json } from "../../http/message.ts";
import { type Fields, withFields, withoutFields, wrongsBy } from "./fields.ts";
import { sharedKey } from "./keys.ts";
import type { Resource } from "./resource.ts";
import { answerSchema, successOf, wrapperOf } from "./shown.ts";

/** What answers are made by. */
export interface Described {
  readonly document: Document;
  readonly validate: Validate;
  /** An answer's value that the schema allows. */
  readonly sample: (schema: Schema) => unknown;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** An error in the vendor's words. */
  readonly error: (status: number, message: string) => unknown;
}

/** An operation's good answer, with as much of the item as it shows; of what only it has, the sample. */
export function itemAnswer(by: Described, operation: Operation, resource: Resource, value: Fields): Answer {
  const status = Number(successOf(operation));
  const schema = answerSchema(operation);
  if (!schema) return { status };
  const wrapper = resource.keys.length > 0 ? wrapperOf(by.document, schema) : undefined;
  if (wrapper === undefined) return json(status, shown(by, schema, resource, value));
  const inner = propertiesOf(by.document, schema)[wrapper] ?? {};
  return json(status, { ...(by.sample(schema) as Fields), [wrapper]: shown(by, inner, resource, value) });
}

/** The item as a schema shows it: a text or a number is its key. */
export function shown(
  { document, validate, sample }: Described,
  schema: Schema,
  { item, keys }: Resource,
  value: Fields,
): unknown {
  const base = sample(schema);
  if (!isObject(base)) return keys.map((key) => value[key]).find((each) => typeof each === typeof base) ?? base;
  const wrongs = wrongsBy(validate, schema);
  const bare = withoutFields(base, Object.keys(propertiesOf(document, item)), wrongs);
  const [key, alias] = sharedKey(keys, Object.keys(base)) ?? [];
  const named = key === undefined || alias === undefined ? value : { ...value, [alias]: value[key] };
  return withFields(bare, named, wrongs);
}

/** An error answer as the operation describes it, as far as it does. */
export function errorAnswer(by: Described, { responses }: Operation, status: number, message: string): Answer {
  const described = responses[String(status)] ?? responses[`${String(status)[0]}XX`] ?? responses.default;
  const schema = schemaOf(described);
  const own = by.error(status, message);
  const base = schema && by.sample(schema);
  if (!schema || !isObject(base) || !isObject(own)) return json(status, own);
  const wrongs = wrongsBy(by.validate, schema);
  const left = Object.keys(base).filter((name) => !Object.hasOwn(own, name));
  const said = { title: message, detail: message, ...own, message };
  const type = Object.keys(described?.content ?? {}).find((each) => each.includes("json"));
  const headers = type === undefined ? {} : { "content-type": type };
  return json(status, withFields(withoutFields(base, left, wrongs), said, wrongs), headers);
}
