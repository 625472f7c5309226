import type { Operation } from "./document.ts";

export interface Found {
  readonly operation: Operation;
  /** The path parameters' values, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/**
 * The operation a request is for; a literal segment wins over a templated one. Of several at one path, as some descriptions
 * have them, it is the one that asks for most of what the query has.
 */
export function findOperation(
  operations: readonly Operation[],
  method: string,
  path: string,
  query: URLSearchParams = new URLSearchParams(),
): Found | undefined {
  const found = operations
    .filter((operation) => operation.method === method)
    .flatMap((operation) => {
      const params = matchPath(operation.path, path);
      return params ? [{ operation, params, asked: askedOf(operation, query) }] : [];
    });
  return found.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length || b.asked - a.asked)[0];
}

/** How many required keys of an operation a query has; -1 where it lacks one. */
function askedOf({ parameters }: Operation, query: URLSearchParams): number {
  const required = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  return required.every(({ name }) => query.has(name)) ? required.length : -1;
}

/** The parameters' values, where a route such as `GET /runs/{id}` is for this method and path. */
export function matchRoute(route: string, method: string, path: string): Readonly<Record<string, string>> | undefined {
  const [ofMethod, template = ""] = route.split(" ");
  return ofMethod === method ? matchPath(template, path) : undefined;
}

/** The values of the template's parameters in `path`; undefined where it does not match. */
export function matchPath(template: string, path: string): Readonly<Record<string, string>> | undefined {
  const { names, pattern } = templates.get(template) ?? read(template);
  const values = pattern.exec(path)?.slice(1);
  return values && Object.fromEntries(names.map((name, index) => [name, decode(values[index] ?? "")]));
}

interface Template {
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

/** Each is read once, as every request is held against all of them. */
const templates = new Map<string, Template>();

/** What stands behind `?` or `#` in the key of a path only tells it from another. */
export const pathOf = (template: string): string => template.split(/[?#]/)[0] ?? "";

function read(key: string): Template {
  const template = pathOf(key);
  const made = { names: parameterNames(template), pattern: patternOf(template) };
  templates.set(key, made);
  return made;
}

/** The names in a template's braces, in order. */
export const parameterNames = (template: string): readonly string[] =>
  [...template.matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? "");

const patternOf = (template: string) =>
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
