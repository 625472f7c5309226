import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { isObject } from "../../src/http/message.ts";
import type { Wire } from "./wire.ts";

/** Fails with all that is wrong in words, as a list of red tests shows only those. */
export function expectRight(problems: readonly string[]): void {
  expect(problems, problems.join("; ")).toEqual([]);
}

/** Fails with what was not sent as it was given. */
export function expectSent(sent: Wire | undefined, given: Wire): void {
  expect(sent, differencesOf(sent, given).join("; ")).toEqual(given);
}

/** In what two requests differ, such as `query "tag": given ["a"], sent "a"`. */
export function differencesOf(sent: Wire | undefined, given: Wire): readonly string[] {
  if (sent === undefined) return ["nothing was sent"];
  return (["method", "path", "query", "header", "body"] as const).flatMap((part) => {
    const [one, other] = [given[part], sent[part]];
    if (!isObject(one) || !isObject(other)) return differenceOf(part, one, other);
    const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return names.flatMap((name) => differenceOf(`${part} ${JSON.stringify(name)}`, one[name], other[name]));
  });
}

const differenceOf = (where: string, given: unknown, sent: unknown): readonly string[] =>
  isDeepStrictEqual(given, sent) ? [] : [`${where}: given ${shown(given)}, sent ${shown(sent)}`];

const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value).slice(0, 80));
