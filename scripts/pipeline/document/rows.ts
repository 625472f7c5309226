import { below } from "../json/pointer.ts";
import { type Document, methods, type Row } from "./openapi.ts";

/** Every operation with its place. */
export function rowsOf(document: Document): readonly Row[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ path, method, operation, pointer: below("#/paths", path, method) }];
    }),
  );
}

/** The names between braces in a path template. */
export function templateNames(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = ""]) => name);
}
