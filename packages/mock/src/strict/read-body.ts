import { type Document, type Operation, resolve, type Schema } from "../description/document.ts";
import { itemsOf, kindOf, propertyNames, propertyOf } from "../description/kinds.ts";
import { bareType, isJsonType, isPairs, isParts } from "../description/media.ts";
import { jsonOrText, type MockRequest } from "../http/message.ts";
import { readMultipart } from "./multipart.ts";
import { readPairs, typed } from "./read-styles.ts";

export interface SentBody {
  readonly value: unknown;
  /** What it has to be; undefined where nothing is said. */
  readonly schema: Schema | undefined;
  /** Whether the media type is one that JSON is sent as. */
  readonly isJson: boolean;
}

/** A body as its media type writes it; undefined where the type is none of those declared. */
export function readBody(document: Document, { body }: Operation, request: MockRequest): SentBody | undefined {
  const content = Object.entries(body?.content ?? {});
  const type = request.headers["content-type"] ?? "";
  const found =
    content.find(([declared]) => bareType(declared) === bareType(type)) ??
    content.find(([declared]) => type === "" || isOfType(bareType(type), bareType(declared)));
  if (found === undefined) return undefined;
  const [declared, { schema, ...media }] = found;
  const is = type === "" ? declared : type;
  if (isPairs(is)) return { value: pairs(document, schema ?? {}, media, request.text), schema, isJson: false };
  if (isParts(is)) return { value: parts(document, schema ?? {}, type, request.text), schema, isJson: false };
  if (isJsonType(is) || is === "*/*") return { value: request.body, schema, isJson: true };
  const isText = schema !== undefined && kindOf(document, schema) === "plain";
  return { value: request.text, schema: isText ? schema : undefined, isJson: false };
}

const isOfType = (type: string, declared: string) =>
  declared === "*/*" || (declared.endsWith("/*") && type.startsWith(declared.slice(0, -1)));

function pairs(document: Document, schema: Schema, media: object, text: string): Readonly<Record<string, unknown>> {
  const all = new URLSearchParams(text);
  const { encoding } = media as { readonly encoding?: Readonly<Record<string, Encoding>> };
  const fields = new Map<string, unknown>();
  const seen = new Set<string>();
  for (const name of new Set([...propertyNames(document, schema), ...all.keys()])) {
    if (seen.has(name)) continue;
    const property = propertyOf(document, schema, name);
    const { style, explode, contentType } = encoding?.[name] ?? {};
    // Without an encoding, an object is JSON.
    const isJson = isJsonType(contentType ?? "") || (style === undefined && kindOf(document, property) === "object");
    const taken = isJson
      ? all.has(name) && { keys: [name], value: jsonOrText(all.get(name) ?? "") }
      : readPairs(document, { name, schema: property, style, explode }, all);
    if (!taken) continue;
    for (const key of taken.keys) seen.add(key);
    fields.set(name, taken.value);
  }
  return Object.fromEntries(fields);
}

interface Encoding {
  readonly style?: string;
  readonly explode?: boolean;
  readonly contentType?: string;
}

function parts(document: Document, schema: Schema, type: string, text: string): Readonly<Record<string, unknown>> {
  const fields = new Map<string, unknown[]>();
  for (const { name, value } of readMultipart(type, text)) fields.set(name, [...(fields.get(name) ?? []), value]);
  const entries = [...fields].map(([name, values]) => {
    const property = propertyOf(document, schema, name);
    const read = (item: Schema, value: unknown) =>
      kindOf(document, resolve(document, item)) === "plain"
        ? typed(document, item, String(value))
        : jsonOrText(String(value));
    if (kindOf(document, property) === "list")
      return [name, values.map((each) => read(itemsOf(document, property), each))];
    return [name, values.length === 1 ? read(property, values[0]) : values];
  });
  return Object.fromEntries(entries);
}
