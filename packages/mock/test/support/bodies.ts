import type { Body, Operation } from "../../src/description/document.ts";
import { chosenType } from "../../src/description/media.ts";
import { isObject } from "../../src/http/message.ts";

/** The fields of a form, in the order of their names, as its two kinds have them. */
function formPairs(operation: Operation, body: unknown): readonly (readonly [string, string])[] | undefined {
  const type = mediaTypeOf(operation.body) ?? "";
  if (!isForm(type) || !isObject(body)) return undefined;
  const encoding = operation.body?.content?.[type]?.encoding ?? {};
  const pairs = Object.entries(body).flatMap(([name, value]): [string, string][] => {
    if (value === null) return [];
    if (Array.isArray(value)) return listPairs(name, value, type.startsWith("multipart") ? {} : (encoding[name] ?? {}));
    if (!isObject(value)) return [[name, String(value)]];
    if (type.startsWith("multipart")) return [[name, JSON.stringify(value)]];
    const fields = Object.entries(value).map(([key, item]): [string, string] => [key, String(item)]);
    return encoding[name]?.style === "deepObject" ? fields.map(([key, text]) => [`${name}[${key}]`, text]) : fields;
  });
  return sorted(pairs);
}

function listPairs(
  name: string,
  list: readonly unknown[],
  { explode = true }: { readonly explode?: boolean },
): [string, string][] {
  const texts = list.map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item)));
  return explode ? texts.map((text) => [name, text]) : [[name, texts.join(",")]];
}

const sorted = (pairs: readonly (readonly [string, string])[]) =>
  pairs.toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));

export const isForm = (type: string) => /urlencoded|multipart/.test(type);

/** A body as `fetch` takes it, by the media type it goes as; of a form of parts `fetch` chooses the type. */
export function encoded(
  operation: Operation,
  body: unknown,
): { readonly body?: RequestInit["body"]; readonly type?: string } {
  if (body === undefined) return {};
  const type = mediaTypeOf(operation.body) ?? "application/json";
  const pairs = formPairs(operation, body);
  if (pairs && type.startsWith("multipart")) {
    const form = new FormData();
    for (const [name, text] of pairs) form.append(name, text);
    return { body: form };
  }
  if (pairs) return { body: new URLSearchParams(pairs as [string, string][]), type };
  const isText = typeof body === "string" && !type.includes("json") && type !== "*/*";
  return { body: isText ? body : JSON.stringify(body), type: type === "*/*" ? "application/json" : type };
}

/** The media type that a body goes as. */
export const mediaTypeOf = (body: Body | undefined): string | undefined => chosenType(Object.keys(body?.content ?? {}));
