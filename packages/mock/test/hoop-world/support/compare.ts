import { type Fields, isObject } from "./is-object.ts";
import { ids, type Pairs } from "./pairs.ts";
import { isSameText } from "./same-text.ts";
import { compareShapes } from "./shape.ts";

export interface Comparing {
  readonly pairs: Pairs;
  /** Keys of which a racy answer may have another value. */
  readonly free: ReadonlySet<string>;
  /** Lists may go on behind what was recorded of them. */
  readonly isCut: boolean;
  /** Entries nobody of this recording made are compared in shape alone. */
  readonly hasEarlier: boolean;
}

/** Every place where a played JSON is not the recorded one. */
export function compare(recorded: unknown, played: unknown, how: Comparing, at = ""): readonly string[] {
  const key = at.slice(at.lastIndexOf(".") + 1);
  if (how.free.has(key)) return [];
  if (typeof recorded === "string" && typeof played === "string") {
    return isSameText(recorded, played, how.pairs) ? [] : [differs(at, recorded, played)];
  }
  if (Array.isArray(recorded) && Array.isArray(played)) return compareLists(recorded, played, how, at);
  if (isObject(recorded) && isObject(played)) return compareObjects(recorded, played, how, at);
  if (typeof recorded === "number" && typeof played === "number") {
    return isSameNumber(key, recorded, played) ? [] : [differs(at, recorded, played)];
  }
  return recorded === played ? [] : [differs(at, recorded, played)];
}

function compareLists(recorded: readonly unknown[], played: readonly unknown[], how: Comparing, at: string) {
  const isTop = at === "" || at === ".data";
  const mayGoOn = isTop && how.isCut && played.length > recorded.length;
  const differences = recorded.flatMap((each, index) => {
    if (isTop && how.hasEarlier && isFromBefore(each, how.pairs)) {
      return index < played.length ? compareShapes(each, played[index], `${at}.${index}`) : [];
    }
    // The time of an event is a duration.
    if (key(at) === "event_stream" && Array.isArray(each)) {
      return compare(each.slice(1), tail(played[index]), how, `${at}.${index}`);
    }
    return index < played.length ? compare(each, played[index], how, `${at}.${index}`) : [`${at}.${index} is missing`];
  });
  if (played.length <= recorded.length || mayGoOn) return differences;
  return [...differences, differs(`${at}.length`, recorded.length, played.length)];
}

const key = (at: string) => at.slice(at.lastIndexOf(".") + 1);

const tail = (event: unknown) => (Array.isArray(event) && typeof event[0] === "number" ? event.slice(1) : event);

/** Whether an entry is of something that happened before the recording began. */
function isFromBefore(entry: unknown, pairs: Pairs): boolean {
  const named = JSON.stringify(isObject(entry) ? { id: entry.id, fields: entry.fields } : {}).match(ids) ?? [];
  return named.every((id) => !pairs.has(id));
}

function compareObjects(recorded: Fields, played: Fields, how: Comparing, at: string): readonly string[] {
  const keys = new Set([...Object.keys(recorded), ...Object.keys(played)]);
  return [...keys].flatMap((name) => {
    if (!(name in played)) return [`${at}.${name} is missing`];
    if (!(name in recorded)) return [`${at}.${name} is ${JSON.stringify(played[name])}, and was not recorded`];
    return compare(recorded[name], played[name], how, `${at}.${name}`);
  });
}

/** Durations are free; a log's size has the digits of its times in it. */
function isSameNumber(name: string, recorded: number, played: number): boolean {
  if (durations.has(name)) return true;
  if (name === "event_size") return isNear(recorded, played);
  return recorded === played;
}

const durations = new Set(["execution_time", "issued_at", "expire_at"]);

const isNear = (one: number, other: number) =>
  one === other || (one > 25 && other > 25 && Math.abs(one - other) <= 12 + one / 10);

const differs = (at: string, recorded: unknown, played: unknown) =>
  `${at || "the answer"} was ${JSON.stringify(recorded)}, is ${JSON.stringify(played)}`;
