import type { Operation } from "./document.ts";
import { nearest } from "./nearest.ts";

/** The routes most like a request's, as `GET /runs/{id}`. */
export function nearestRoutes(operations: readonly Operation[], method: string, path: string): readonly string[] {
  const wanted = path.split("/");
  const filled = new Map(
    operations.map((operation) => [
      `${operation.method} ${operation.path}`,
      // A parameter counts as what the request has in its place, which is no difference.
      `${operation.method} ${operation.path
        .split("/")
        .map((segment, index) => (segment.startsWith("{") ? (wanted[index] ?? segment) : segment))
        .join("/")}`,
    ]),
  );
  const routeOf = new Map([...filled].map(([route, text]) => [text, route]));
  return nearest(`${method} ${path}`, [...routeOf.keys()]).map((text) => routeOf.get(text) ?? text);
}
