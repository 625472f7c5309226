import type { Route } from "./route.ts";
import { isAction } from "./verbs.ts";
import { areAlike, isPlural, singular } from "./words.ts";

/** The name that method and path give an operation of a group: `list`, `createStep`, `cancel`. */
export function byPath(route: Route, group: readonly string[], isList: boolean): readonly string[] {
  const { parts, endsInParameter, method, methods, hasItems } = route;
  const last = parts.at(-1) ?? [];
  const owner = parts.at(-2) ?? [];
  const isGroup = areAlike(last, group);
  // What only a POST does to one thing is an action, whatever it is called: `/payments/{id}/succeed`.
  const isOnlyPosted = method === "post" && methods.size === 1 && !hasItems && last.length === 1;
  const isNamed = isAction(last) ? method !== "get" || last.length === 1 : isOnlyPosted && !isPlural(last[0] ?? "");
  if (!endsInParameter && !isGroup && isNamed && (isAction(last) || followsParameter(route)))
    return [...last, ...(areAlike(owner, group) ? [] : inSingular(owner))];
  const verb = verbOf(route, isList);
  if (isGroup) return [verb];
  const isOne = endsInParameter || verb === "create";
  return [verb, ...(isOne ? inSingular(last) : last)];
}

/** Whether a path ends in a parameter and a word after it. */
function followsParameter({ path }: Route): boolean {
  return /\}[/:][^/{}]+$/.test(path);
}

/** The verb of plain REST. */
export function verbOf({ method, methods, parts, endsInParameter, hasItems }: Route, isList: boolean): string {
  const last = parts.at(-1)?.at(-1) ?? "";
  switch (method) {
    case "get":
      return !endsInParameter && (isList || (hasItems && isPlural(last))) ? "list" : "get";
    case "post":
      return endsInParameter && methods.has("get") ? "update" : "create";
    case "put":
      return methods.has("patch") ? "replace" : "update";
    case "patch":
      return "update";
    case "head":
      return "check";
    default:
      return method;
  }
}

/** What the things of a path belong to, as words that none of the given ones say yet. */
export function parentsOf({ parts }: Route, said: readonly string[]): readonly (readonly string[])[] {
  const known = new Set(said.map(singular));
  return parts
    .slice(0, -1)
    .map(inSingular)
    .filter((words) => !words.every((word) => known.has(singular(word))));
}

function inSingular(words: readonly string[]): readonly string[] {
  return words.map((word, index) => (index === words.length - 1 ? singular(word) : word));
}
