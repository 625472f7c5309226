import type { Document } from "../document/openapi.ts";
import { rowsOf, withoutNames } from "../document/rows.ts";
import { idOf } from "../hints/hints.ts";
import { own } from "../json/json.ts";

/** Makes texts call operations by their methods: `runs.get` where they say `GET /runs/{id}`. */
export function methodNames(document: Document): (text: string) => string {
  const ids = Object.fromEntries(
    rowsOf(document).map(({ method, path, operation }) => [keyOf(method, path), idOf(operation)]),
  );
  return (text) =>
    text.replace(route, (found, method: string, path: string) => {
      const id = own(ids, keyOf(method, path));
      return id === undefined ? found : `\`${id}\``;
    });
}

/** Whatever the parameters of a path are called. */
function keyOf(method: string, path: string): string {
  return `${method.toUpperCase()} ${withoutNames(path)}`;
}

// `GET /runs` or GET `/runs`.
const route = /(?:`(?=[A-Z]+ \/)|\b(?=[A-Z]+ `))(GET|POST|PUT|PATCH|DELETE) `?(\/[^`\s]*)`/g;
