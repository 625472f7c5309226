import { verbOf } from "./name-by-path.ts";
import { partsOfId } from "./operation-id.ts";
import type { Route } from "./route.ts";
import { isSynonym, isVerb, restVerb } from "./verbs.ts";
import { areAlike, isPlural, singular, wordsOf } from "./words.ts";

/** The name an operationId gives an operation of a group; `undefined` where it says no more than method and path. */
export function byId(route: Route, group: readonly string[], isList: boolean): readonly string[] | undefined {
  const id = wordsOfId(route);
  if (id.length === 0) return undefined;
  const [verb = "", ...said] = verbFirst(withoutLeading(id, group));
  const object = withoutParameters(withoutGroup(withoutArticle(said), group, route), route);
  const known = restVerb(verb);
  if (known === undefined || (object.length > 0 && !isSynonym(verb))) return [verb, ...object];
  if (known === "get" && isList && !route.endsInParameter && isSeveral(object)) return ["list", ...object];
  return [known === "update" && route.method === "put" ? verbOf(route, isList) : known, ...object];
}

/** The words of an operationId, without what generators of descriptions add. */
export function wordsOfId(route: Route): readonly string[] {
  const { own } = partsOfId(route.operation.operationId ?? "");
  // Springfox: `listUsingGET_1`.
  const words = wordsOf(own.replace(/_\d+$/, "").replace(/Using(GET|POST|PUT|PATCH|DELETE|HEAD)$/, ""));
  const first = words.findIndex((word) => !/^(api|v)\d+$/.test(word));
  const id = withoutPath(first === -1 ? [] : words.slice(first), route).filter((word) => word !== "controller");
  return isRepeated(id, route) ? [] : id;
}

/** FastAPI appends path and method to the name of a function. */
function withoutPath(id: readonly string[], { path, method }: Route): readonly string[] {
  const appended = [...wordsOf(path), method];
  const start = id.length - appended.length;
  return start > 0 && appended.every((word, index) => id[start + index] === word) ? id.slice(0, start) : id;
}

/** Whether an id is made of method and path. */
function isRepeated([first = "", ...rest]: readonly string[], { path, method }: Route): boolean {
  if (first !== method) return false;
  const said = new Set(wordsOf(path).map(singular));
  return rest.every((word) => said.has(singular(word)));
}

/** `runs.list` of the group runs is `list`. */
function withoutLeading(id: readonly string[], group: readonly string[]): readonly string[] {
  const begins = group.length > 0 && areAlike(id.slice(0, group.length), group);
  return begins && id.length > group.length ? id.slice(group.length) : id;
}

/** `steps list` says `list steps`. */
function verbFirst(words: readonly string[]): readonly string[] {
  const [first = "", second = ""] = words;
  const last = words.at(-1) ?? "";
  if (first === "find" && ["all", "one"].includes(second))
    return [second === "all" ? "list" : "get", ...words.slice(2)];
  if (isVerb(first) || restVerb(last) === undefined) return words;
  const object = words.slice(0, -1);
  return last === "update" && object.at(-1) === "partial" ? [last, ...object.slice(0, -1)] : [last, ...object];
}

/** `all runs` are runs. */
function withoutArticle(object: readonly string[]): readonly string[] {
  return ["a", "all", "an", "the"].includes(object[0] ?? "") ? object.slice(1) : object;
}

/** The object of a verb, without the words of the group: what comes before them is whose, or which. */
function withoutGroup(object: readonly string[], group: readonly string[], { owners }: Route): readonly string[] {
  const { length } = group;
  if (length === 0 || object.length < length) return object;
  if (areAlike(object.slice(0, length), group)) return object.slice(length);
  if (!areAlike(object.slice(-length), group)) return object;
  const before = object.slice(0, -length);
  if (links.has(before.at(-1) ?? "")) return before.slice(0, -1);
  if (before.some((word) => links.has(word) || articles.has(word))) return object;
  return owners.some((owner) => areAlike(owner, before)) ? ["for", ...before] : before;
}

/** `by id and name` says what the path says too, where its parameters are called so. */
function withoutParameters(object: readonly string[], { parameters }: Route): readonly string[] {
  const by = object.indexOf("by");
  const said = new Set(parameters.flatMap(wordsOf));
  const isSaid = by !== -1 && object.slice(by).every((word) => word === "by" || word === "and" || said.has(word));
  return isSaid && parameters.length > 0 ? object.slice(0, by) : object;
}

function isSeveral(object: readonly string[]): boolean {
  const link = object.findIndex((word) => links.has(word));
  const last = object.at(link === -1 ? -1 : link - 1);
  return object.length === 0 || link === 0 || isPlural(last ?? "");
}

const links = new Set(["by", "for", "from", "in", "of", "on", "to", "with"]);
const articles = new Set(["a", "an", "the"]);
