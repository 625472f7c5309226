import { isReservedName } from "../check/names.ts";
import { type Group, groupsOf } from "./groups.ts";
import { byId, wordsOfId } from "./name-by-id.ts";
import { byPath, parentsOf } from "./name-by-path.ts";
import type { Route } from "./route.ts";
import { nameOf, wordsOf } from "./words.ts";

/** What an operation is called, and why. */
export interface Named {
  readonly group: string;
  readonly name: string;
  readonly evidence: string;
}

/** Names that are in use, as constants of the generated table: `runsList`. */
export class Taken {
  readonly #constants = new Set<string>();
  readonly #counts = new Map<string, number>();

  /** Whether a name was free; it no longer is. */
  take(group: string, name: string): boolean {
    const constant = (group + name).toLowerCase();
    if (isReservedName(name) || this.#constants.has(constant)) return false;
    this.#constants.add(constant);
    return true;
  }

  /** A name with the first number that makes it free. */
  number(group: string, name: string): string {
    let count = this.#counts.get(group + name) ?? 2;
    while (!this.take(group, `${name}${count}`)) count += 1;
    this.#counts.set(group + name, count + 1);
    return `${name}${count}`;
  }
}

/** A group and a name for every operation, no two alike. Operations with shorter paths get the shorter names. */
export function namesOf(
  routes: readonly Route[],
  isList: (route: Route) => boolean,
  taken: Taken,
): ReadonlyMap<Route, Named> {
  const groupOf = groupsOf(routes);
  return new Map(
    routes.map((route) => {
      const group = groupOf(route);
      return [route, { group: group.name, ...chosen(route, group, isList(route), taken) }];
    }),
  );
}

function chosen(route: Route, group: Group, isList: boolean, taken: Taken): Omit<Named, "group"> {
  const { operation } = route;
  const fromId = byId(route, group.words, isList);
  const short = fromId ?? byPath(route, group.words, isList);
  const from = fromId === undefined ? "path and method" : `its operationId ${shortened(operation.operationId)}`;
  const evidence = `The group is ${group.evidence}, the name is from ${from}`;
  for (const words of [short, ...longer(route, short, group)]) {
    const name = nameOf(words);
    if (name !== "" && taken.take(group.name, name)) return { name, evidence: `${evidence}.` };
  }
  const name = taken.number(group.name, nameOf(short.slice(0, 4)));
  return { name, evidence: `${evidence}, and nothing but a number tells it from others.` };
}

/** Names that say more and more of what the path says. */
function* longer(route: Route, short: readonly string[], { words }: Group): Generator<readonly string[]> {
  const parents = parentsOf(route, [...words, ...short]);
  const nearest = parents.at(-1);
  if (nearest !== undefined) yield [...short, "for", ...nearest];
  if (parents.length > 1) yield [...short, "for", ...parents.flat()];
  const id = wordsOfId(route);
  if (id.length > short.length) yield id;
  const last = wordsOf(route.parameters.at(-1) ?? "");
  if (last.length > 0) yield [...short, "by", ...last];
  const all = route.parameters.flatMap(wordsOf);
  if (all.length > last.length) yield [...short, "by", ...all];
  yield [...short, "by", route.method];
  yield [...short, ...route.parts.flat(), ...all];
  yield [...short, ...route.parts.flat(), ...all, route.method];
}

function shortened(text = ""): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

const LONGEST_SHOWN = 80;
