import { Refusal } from "../../http/answers.ts";
import type { Body } from "../../http/bind.ts";
import { isUuid } from "../../state/ids.ts";
import { goTime } from "../../state/times.ts";
import type { World } from "../../types/world.ts";
import type { Answered, Kind, Made } from "./kind.ts";

/** A new entry of a kind. */
export const newEntry = (kind: Kind, given: Body, world: Pick<World, "ids" | "org" | "clock">): Body => ({
  ...kind.fixed,
  ...Object.fromEntries(Object.entries(kind.made).map(([name, made]) => [name, make(made, world)])),
  ...givenFields(kind, given),
});

function make(made: Made, { ids, org, clock }: Pick<World, "ids" | "org" | "clock">): string {
  if (made === "uuid") return ids.uuid();
  return made === "org" ? org.id : goTime(clock.now());
}

/** An entry after a change: all that can be given is given anew. */
export function changedEntry(kind: Kind, entry: Body, given: Body, now: number): Body {
  const updated = kind.made.updated_at ? { updated_at: goTime(now) } : {};
  return { ...entry, ...givenFields(kind, given), ...updated };
}

function givenFields({ given: standard, optional = [], nullWhenEmpty = [] }: Kind, given: Body): Body {
  const fields = Object.entries(standard).map(([name, otherwise]) => {
    const value = given[name] ?? otherwise;
    const isEmpty = Array.isArray(value) && value.length === 0;
    return [name, isEmpty && nullWhenEmpty.includes(name) ? null : value];
  });
  const others = optional.filter((name) => given[name]).map((name) => [name, given[name]]);
  return Object.fromEntries([...fields, ...others]);
}

export function findEntry(kind: Kind, entries: readonly Body[], key: string): Body {
  if (kind.malformed && !isUuid(key)) {
    throw new Refusal(500, `${kind.malformed}: ERROR: invalid input syntax for type uuid: "${key}" (SQLSTATE 22P02)`);
  }
  const entry = entries.find((each) => kind.foundBy.some((field) => each[field] === key));
  if (!entry) throw refusal(kind.missing);
  return entry;
}

/** Refuses an entry that cannot join the others. */
export function checkNew(kind: Kind, entries: readonly Body[], given: Body): void {
  const { most, taken, notNull } = kind;
  if (most && entries.length >= most.entries) throw refusal(most);
  const unique = kind.foundBy.find((field) => field in kind.given);
  if (taken && unique && entries.some((each) => each[unique] === given[unique])) throw refusal(taken);
  const isNull = notNull && (given[notNull.field] === undefined || given[notNull.field] === null);
  if (isNull) throw new Refusal(500, notNull.message);
}

const refusal = ({ status, message }: Answered) => new Refusal(status, message);
