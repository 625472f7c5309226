import { Refusal } from "../http/answers.ts";
import type { WorldRequest } from "../http/message.ts";
import type { Caller } from "../types/caller.ts";
import type { People } from "../types/people.ts";
import { callerOfKey, callerOfUser, findByToken } from "./people.ts";

/** Who sent a request. The scheme is `Bearer` to the letter, with one space behind it (`auth`). */
export function authenticate(people: People, { headers = {} }: WorldRequest): Caller {
  const staticKey = header(headers, "api-key");
  if (staticKey !== undefined) return callerOfKey(found(keyOf(people, "static", staticKey)));
  const token = header(headers, "authorization")?.match(/^Bearer (\S+)$/)?.[1];
  if (token === undefined) throw denied();
  const key = keyOf(people, "hpk", token);
  return key ? callerOfKey(key) : callerOfUser(found(findByToken(people, token)));
}

export const denied = () => new Refusal(401, "access denied");

const keyOf = ({ keys }: People, kind: "hpk" | "static", secret: string) =>
  keys.find((key) => key.kind === kind && key.secret === secret && !key.revoked);

function found<T>(value: T | undefined): T {
  if (value === undefined) throw denied();
  return value;
}

function header(headers: NonNullable<WorldRequest["headers"]>, wanted: string): string | undefined {
  const value = Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1];
  return typeof value === "string" ? value : value?.[0];
}
