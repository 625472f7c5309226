import { ids, type Pairs } from "./pairs.ts";

const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/;
const fileTime = /\b\d{8}-\d{6}\b/;
const commit = /\b[0-9a-f]{40}\b/;
const masked = /hpk_[\w-]{4}\*{39}/;
const user = /pg-[\w-]{43}/;

/** What differs at every run without standing for anything. */
const volatile = new RegExp([time, fileTime, commit, masked, user].map(({ source }) => source).join("|"), "g");

/** Whether a played text is the recorded one, ids and times aside. */
export function isSameText(recorded: string, played: string, pairs: Pairs): boolean {
  if (/<(?:key|digest)>/.test(recorded)) return hiddenIn(recorded).test(played);
  const one = recorded.match(ids) ?? [];
  const other = played.match(ids) ?? [];
  const isSame = plain(recorded) === plain(played) && one.length === other.length;
  return isSame && one.every((id, index) => pairs.pair(id, other[index] ?? ""));
}

const plain = (text: string) => text.replace(ids, "<id>").replace(volatile, (found) => kindOf(found));

const kindOf = (text: string) =>
  Object.entries({ time, fileTime, commit, masked, user }).find(([, kind]) => kind.test(text))?.[0] ?? "";

/** Secrets were taken out of the recordings. */
const hiddenIn = (recorded: string) =>
  new RegExp(`^${recorded.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/<(?:key|digest)>/g, ".+")}$`);

/** Whether all there is to a text differs at every run. */
export const isVolatile = (text: string): boolean =>
  /<(?:key|digest)>/.test(text) || (text !== "" && text.replace(ids, "").replace(volatile, "") === "");
