import type { Document, Row } from "../document/openapi.ts";
import { rowsOf, withoutNames } from "../document/rows.ts";
import { wordsOf } from "./words.ts";

/** An operation with what its path says. */
export interface Route extends Row {
  /** The words of every literal part of its path, without what says only where the API begins. */
  readonly parts: readonly (readonly string[])[];
  /** Those with a parameter right behind them. */
  readonly owners: readonly (readonly string[])[];
  /** The names of the parameters in its path. */
  readonly parameters: readonly string[];
  readonly endsInParameter: boolean;
  /** Which methods the same path has. */
  readonly methods: ReadonlySet<string>;
  /** Whether a path that goes on with one parameter exists. */
  readonly hasItems: boolean;
}

/** Every operation, those with the shortest paths first. */
export function routesOf(document: Document): readonly Route[] {
  const rows = rowsOf(document);
  const shapes = new Set(rows.map(({ path }) => shapeOf(path)));
  const methods = new Map(Object.entries(document.paths).map(([path, item]) => [path, new Set(Object.keys(item))]));
  const routes = rows.map((row): Route => {
    const segments = segmentsOf(row.path);
    const literals = segments.filter((segment) => !segment.startsWith("{"));
    return {
      ...row,
      parts: withoutBase(literals)
        .map(wordsOf)
        .filter((words) => words.length > 0),
      owners: segments
        .filter((segment, index) => !segment.startsWith("{") && segments[index + 1]?.startsWith("{"))
        .map(wordsOf),
      parameters: segments.filter((segment) => segment.startsWith("{")).map((segment) => segment.slice(1, -1)),
      endsInParameter: segments.at(-1)?.startsWith("{") ?? false,
      methods: methods.get(row.path) ?? new Set(),
      hasItems: shapes.has(`${shapeOf(row.path)}/{}`),
    };
  });
  return withoutShared(routes).toSorted((left, right) => sizeOf(left) - sizeOf(right));
}

/** A path without the names of its parameters: `/runs/{}`. */
export function shapeOf(path: string): string {
  return withoutNames(path).replace(/\/$/, "");
}

function sizeOf({ parts, parameters }: Route): number {
  return parts.length + parameters.length;
}

/** The parts of a path: parameters as `{id}`, and what stands after the colon of `/runs/{id}:cancel` by itself. */
function segmentsOf(path: string): readonly string[] {
  const [address = ""] = path.split(/[?#]/);
  return address.split("/").flatMap((segment) => {
    const [parameter] = /\{[^{}]*\}/.exec(segment) ?? [];
    const [, verb] = /:([A-Za-z]+)$/.exec(segment) ?? [];
    const own = parameter === undefined ? segment.replace(/\.(json|xml)$|:[A-Za-z]+$/, "") : parameter;
    return [own, verb ?? ""].filter((part) => part !== "");
  });
}

/** `/api/v1/runs` says `runs`. */
function withoutBase(literals: readonly string[]): readonly string[] {
  const first = literals.findIndex((literal) => !/^(api|rest|v?\d[\w.-]*|v\d[\w.-]*)$/i.test(literal));
  return first === -1 ? [] : literals.slice(first);
}

/** What every path begins with tells none from another. */
function withoutShared(routes: readonly Route[]): readonly Route[] {
  const [first, ...others] = routes;
  const most = Math.min(...routes.map(({ parts }) => parts.length)) - 1;
  let shared = 0;
  const isShared = (index: number) =>
    others.every(({ parts }) => parts[index]?.join(" ") === first?.parts[index]?.join(" "));
  while (others.length > 0 && shared < most && isShared(shared)) shared += 1;
  return shared === 0 ? routes : routes.map((route) => ({ ...route, parts: route.parts.slice(shared) }));
}
