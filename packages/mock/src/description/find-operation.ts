import type { Operation } from "./document.ts";

export interface Found {
  readonly operation: Operation;
  /** The path parameters' values, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** The operations a path is for, in the document's order; a literal segment wins over a templated one. */
export function findOperations(operations: readonly Operation[], method: string, path: string): readonly Found[] {
  const found = operations
    .filter((operation) => operation.method === method)
    .flatMap((operation) => {
      const params = matchPath(operation.path, path);
      return params ? [{ operation, params }] : [];
    });
  const fewest = Math.min(...found.map(({ params }) => Object.keys(params).length));
  const most = found.filter(({ params }) => Object.keys(params).length === fewest);
  const longest = Math.max(...most.map(({ operation }) => literalLength(operation)));
  return most.filter(({ operation }) => literalLength(operation) === longest);
}

/** How much of a template is no parameter: `/{name}:cancel` says more than `/{name}`. */
const literalLength = ({ path }: Operation): number => pathOf(path).replace(/\{[^}]+\}/g, "").length;

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
