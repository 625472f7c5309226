import type { Bytes } from "../types/bytes.ts";
import type { Operation } from "../types/operation.ts";
import { queryPairs } from "./styles.ts";

/** What `fetch` sends as it is. */
export type RawBody = string | Bytes | Blob | FormData;

/** A body that is not JSON, by its media type: fields become a form, everything else goes as it is. */
export function bodyOf(type: string, value: unknown, styles: Operation["styles"] = {}): RawBody | undefined {
  if (value === undefined) return undefined;
  if (type.startsWith("application/x-www-form-urlencoded")) {
    return fieldsOf(value)
      .flatMap(([name, item]) => queryPairs(styles[name] ?? "form*", name, item))
      .join("&");
  }
  if (type.startsWith("multipart/")) return form(fieldsOf(value));
  if (typeof value === "string" || value instanceof Blob || value instanceof Uint8Array) return value as RawBody;
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  throw new TypeError("not a text, a Blob or bytes");
}

/** Text, files and, for what is an object, JSON; of a list one part an item. */
function form(fields: readonly [string, unknown][]): FormData {
  const data = new FormData();
  for (const [name, value] of fields) {
    for (const item of Array.isArray(value) ? value : [value]) append(data, name, item);
  }
  return data;
}

function append(data: FormData, name: string, item: unknown): void {
  if (item instanceof Blob) data.append(name, item);
  else if (item instanceof Uint8Array) data.append(name, new Blob([item as Bytes]));
  else data.append(name, typeof item === "object" ? JSON.stringify(item) : String(item));
}

function fieldsOf(value: unknown): [string, unknown][] {
  if (typeof value !== "object" || value === null) throw new TypeError("not an object");
  return Object.entries(value).filter(([, item]) => item != null);
}
