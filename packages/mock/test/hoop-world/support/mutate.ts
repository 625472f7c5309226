import { showsEarlier } from "./before.ts";
import { isObject } from "./is-object.ts";
import type { Exchange, Recording } from "./recording.ts";
import { isVolatile } from "./same-text.ts";

/** A recording in which one field of one answer is another, and which one that is. */
export interface Mutant {
  readonly recording: Recording;
  readonly what: string;
}

/** The nth of all mutants of a recording; `pick` says which, between 0 and 1. */
export function mutate(recording: Recording, pick: () => number): Mutant {
  const copy = structuredClone(recording) as Recording;
  const mutable = copy.exchanges.filter((exchange) => isFirm(copy, exchange));
  const exchange = choose(mutable, pick);
  const changes = changesOf(exchange, "").filter(({ what }) => !(exchange.racy && what.includes("event_stream")));
  const change = choose(changes, pick);
  change.apply();
  return { recording: copy, what: `${exchange.method} ${exchange.path} at ${exchange.at} ms: ${change.what}` };
}

interface Change {
  readonly what: string;
  apply(): void;
}

/** Whether all of an exchange counts; of a racy one the output may be there or not yet. */
const isFirm = (recording: Recording, { answer, text, chunks, earlier, path = "", status }: Exchange) =>
  !earlier && !showsEarlier(recording, path) && status !== undefined && [answer, text, chunks].some(Boolean);

/** Every change of one field: a value becomes another, a field goes or one joins. */
function changesOf(owner: object, at: string): readonly Change[] {
  const fields = Object.entries(owner).filter(([name]) => at !== "" || answered.has(name));
  return fields.flatMap(([name, value]) => {
    const where = `${at}.${name}`;
    const set = (other: unknown) => Object.assign(owner, { [name]: other });
    if (Array.isArray(value)) return value.flatMap((_, index) => changesIn(value, index, where));
    if (isObject(value)) return [...changesOf(value, where), ...joinsAndLeaves(value, where)];
    return changesOfValue(name, value, where, set);
  });
}

/** What of an exchange is the answer. */
const answered = new Set(["status", "type", "disposition", "answer", "text", "chunks"]);

function changesIn(list: unknown[], index: number, at: string): readonly Change[] {
  const where = `${at}.${index}`;
  const value = list[index];
  if (Array.isArray(value)) return value.flatMap((_, inner) => (inner === 0 ? [] : changesIn(value, inner, where)));
  if (isObject(value)) return [...changesOf(value, where), ...joinsAndLeaves(value, where)];
  const set = (other: unknown) => list.splice(index, 1, other);
  return changesOfValue(at, value, where, set);
}

function changesOfValue(name: string, value: unknown, what: string, set: (other: unknown) => void): readonly Change[] {
  if (typeof value === "string" && isVolatile(value)) return [];
  if (typeof value === "number" && measured.has(name)) return [];
  return [{ what, apply: () => set(other(value)) }];
}

/** Numbers that differ at every run. */
const measured = new Set(["execution_time", "event_size", "issued_at", "expire_at"]);

function other(value: unknown): unknown {
  if (typeof value === "number") return value + 1;
  if (typeof value === "boolean") return !value;
  return typeof value === "string" ? `${value}x` : "x";
}

function joinsAndLeaves(owner: Record<string, unknown>, at: string): readonly Change[] {
  const join = { what: `${at}.another joins`, apply: () => void Object.assign(owner, { another: null }) };
  const leaves = Object.keys(owner).map((name) => ({
    what: `${at}.${name} goes`,
    apply: () => void delete owner[name],
  }));
  return [join, ...leaves];
}

const choose = <T>(options: readonly T[], pick: () => number): T => options[Math.floor(pick() * options.length)] as T;
