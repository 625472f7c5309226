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

/** A path whatever its parameters are called: `/runs/{}`. */
export const withoutNames = (path: string): string => path.replace(/\{[^{}]*\}/g, "{}");

/** The part of a path's key that is its address: what stands behind `?` or `#` tells operations of one address apart. */
export function addressOf(path: string): string {
  return path.replace(/[?#].*$/s, "");
}

/** The query parameters that stand in a path's key, each with its one value. */
export function pathQueryOf(path: string): readonly (readonly [name: string, value: string])[] {
  const query = /^[^?#]*\?([^#]*)/.exec(path)?.[1] ?? "";
  return [...new URLSearchParams(query)];
}
