import type { Document } from "./openapi.ts";

/** The same function, asked once for each document: documents never change, and several steps ask the same. */
export function perDocument<T>(find: (document: Document) => T): (document: Document) => T {
  const found = new WeakMap<Document, { readonly value: T }>();
  return (document) => {
    const known = found.get(document) ?? { value: find(document) };
    found.set(document, known);
    return known.value;
  };
}
