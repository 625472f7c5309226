import type { Fields } from "./fields.ts";

/** Where an item stands: the values of the path's parameters before its own. */
export type Scope = Readonly<Record<string, string>>;

export interface Kept {
  readonly scope: Scope;
  /** The name it was first put at, where its own fields need not tell it. */
  readonly at?: string | undefined;
  /** Undefined for one that was there, unseen, and was removed. */
  readonly value: Fields | undefined;
}

/** The items of one resource in one world, in the order they came. */
export interface Memory {
  /** The item of a name, or the only one where it has none. */
  find(scope: Scope, key: string | undefined): Kept | undefined;
  in(scope: Scope): readonly Fields[];
  /** Puts an item where the old one was, or at the end. */
  keep(next: Kept, old?: Kept): void;
  drop(old: Kept): void;
}

export function createMemory(keys: readonly string[]): Memory {
  let items: readonly Kept[] = [];
  const isNamed = ({ at, value }: Kept, key: string) =>
    at === key || keys.some((name) => value?.[name] !== undefined && String(value[name]) === key);
  return {
    // The newest of a name, as one that was made without looking hides those before it.
    find: (scope, key) =>
      items.findLast((each) => isWithin(each.scope, scope) && (key === undefined || isNamed(each, key))),
    in: (scope) => items.flatMap((each) => (each.value && isWithin(each.scope, scope) ? [each.value] : [])),
    keep(next, old) {
      items = old ? items.map((each) => (each === old ? next : each)) : [...items, next];
    },
    drop(old) {
      items = items.filter((each) => each !== old);
    },
  };
}

/** A list may look across what its items stand in: what it does not name matches. */
const isWithin = (scope: Scope, asked: Scope): boolean =>
  Object.entries(asked).every(([name, value]) => scope[name] === undefined || scope[name] === value);
