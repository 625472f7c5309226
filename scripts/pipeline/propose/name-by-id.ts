import { verbOf } from "./name-by-path.ts";
import type { Route } from "./route.ts";
import { isSynonym, isVerb, restVerb } from "./verbs.ts";
import { areAlike, singular, wordsOf } from "./words.ts";

/** The name an operationId gives an operation of a group; `undefined` where it says no more than method and path. */
export function byId(route: Route, group: readonly string[], isList: boolean): readonly string[] | undefined {
  const { operation, method, parts, endsInParameter } = route;
  const id = withoutPath(withoutNoise(wordsOf(ownPart(operation.operationId ?? ""))), route);
  if (id.length === 0 || isRepeated(id, route)) return undefined;
  const [verb = "", ...object] = verbFirst(withoutLeading(id, group));
  const known = restVerb(verb);
  if (known === undefined && !isVerb(verb)) return [verb, ...object];
  const said = withoutGroup(withoutAll(object), group, parts);
  const what = endsInParameter && said[0] === "by" ? [] : said;
  if (known === undefined || (what.length > 0 && !isSynonym(verb))) return [verb, ...what];
  const isPlain = what.length === 0 || method === "get";
  if (known === "get" && isPlain && isList && !endsInParameter) return ["list", ...what];
  return [known === "update" && method === "put" ? verbOf(route, isList) : known, ...what];
}

/** What stands behind the separator in `runs/list` and `runs.list`, without what Springfox adds: `listUsingGET_1`. */
function ownPart(operationId: string): string {
  const own = /^[^/.]+[/.]([^/.]+)$/.exec(operationId)?.[1] ?? operationId;
  return own.replace(/_\d+$/, "").replace(/Using(GET|POST|PUT|PATCH|DELETE|HEAD)$/, "");
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

function withoutNoise(id: readonly string[]): readonly string[] {
  return id.filter((word) => word !== "controller");
}

/** `runs.list` of the group runs is `list`. */
function withoutLeading(id: readonly string[], group: readonly string[]): readonly string[] {
  const begins = group.length > 0 && areAlike(id.slice(0, group.length), group);
  return begins && id.length > group.length ? id.slice(group.length) : id;
}

/** `steps list` says `list steps`. */
function verbFirst(words: readonly string[]): readonly string[] {
  const [first = ""] = words;
  const last = words.at(-1) ?? "";
  if (isVerb(first) || restVerb(last) === undefined) return words;
  const object = words.slice(0, -1);
  return last === "update" && object.at(-1) === "partial" ? [last, ...object.slice(0, -1)] : [last, ...object];
}

function withoutAll(object: readonly string[]): readonly string[] {
  return object[0] === "all" || (object.length === 1 && object[0] === "one") ? object.slice(1) : object;
}

/** The object of a verb, without the words of the group: what comes before them is whose, or which. */
function withoutGroup(
  object: readonly string[],
  group: readonly string[],
  parts: readonly (readonly string[])[],
): readonly string[] {
  const { length } = group;
  if (length === 0 || object.length < length) return object;
  if (areAlike(object.slice(0, length), group)) return object.slice(length);
  if (!areAlike(object.slice(-length), group) || object.some((word) => prepositions.has(word))) return object;
  const owner = object.slice(0, -length);
  return parts.some((part) => areAlike(part, owner)) ? ["for", ...owner] : owner;
}

const prepositions = new Set(["a", "an", "by", "for", "from", "in", "of", "on", "the", "to", "with"]);
