import type { Operation } from "./document.ts";

export interface Found {
  readonly operation: Operation;
  /** The path parameters' values, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** The operation a request is for; a literal segment wins over a templated one. */
export function findOperation(operations: readonly Operation[], method: string, path: string): Found | undefined {
  return operations
    .filter((operation) => operation.method === method)
    .flatMap((operation) => {
      const params = matchPath(operation.path, path);
      return params ? [{ operation, params }] : [];
    })
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
}

/** The parameters' values, where a route such as `GET /runs/{id}` is for this method and path. */
export function matchRoute(route: string, method: string, path: string): Readonly<Record<string, string>> | undefined {
  const [ofMethod, template = ""] = route.split(" ");
  return ofMethod === method ? matchPath(template, path) : undefined;
}

/** The values of the template's parameters in `path`; undefined where it does not match. */
export function matchPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const values = pattern(template).exec(path)?.slice(1);
  if (!values) return undefined;
  return Object.fromEntries(parameterNames(template).map((name, index) => [name, decode(values[index] ?? "")]));
}

/** The names in a template's braces, in order. */
export const parameterNames = (template: string): readonly string[] =>
  [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "");

const pattern = (template: string) =>
  new RegExp(
    `^${template
      .split(/\{[^}]+\}/)
      .map(literally)
      .join("([^/]+)")}$`,
  );

const literally = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
