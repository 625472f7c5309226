import type { Operation } from "@x/core";
import { describe, expect, test } from "vitest";
import { outcomeOf } from "../../../core/src/runs/conditions.ts";
import { holds } from "../../src/states/derived/conditions.ts";
import { withAt } from "../../src/states/derived/dot-path.ts";
import { isWhole, vendors } from "../support/vendors.ts";

type Rules = Parameters<typeof outcomeOf>[0];

const withRuns = vendors.filter(({ table }) => table.some(({ run }) => run));

describe.each(withRuns)("at $name", ({ table }) => {
  const lists = table.flatMap(rulesOf);

  test.each(lists)("$id reads an empty text as it reads null and nothing", ({ rules }) => {
    const paths = [...new Set(rules.flatMap((rule) => Object.keys(rule.if)))];
    const records = [{}, ...rules.map(recordOf)];
    for (const path of paths) {
      const variants = records.map((record) => ["", null, undefined].map((value) => withAt(record, path, value)));

      for (const [empty, nothing, missing] of variants) {
        expect(outcomeOf(rules, empty)).toEqual(outcomeOf(rules, missing));
        expect(outcomeOf(rules, nothing)).toEqual(outcomeOf(rules, missing));
        expect(rules.map((rule) => holds(rule.if, empty))).toEqual(rules.map((rule) => holds(rule.if, missing)));
      }
    }
  });

  test.runIf(isWhole)("there are rules", () => {
    expect(lists.length).toBeGreaterThan(0);
  });
});

/** Every list of rules of an operation, by what it is about. */
function rulesOf({ id, run, record }: Operation): readonly { readonly id: string; readonly rules: Rules }[] {
  const { attention } = record ?? {};
  const asks = attention && [{ if: attention.if, state: "waiting" as const }];
  return [
    { id: `${id}, the start`, rules: run?.started ?? [] },
    { id: `${id}, the record`, rules: record?.states ?? [] },
    { id: `${id}, what asks a person`, rules: asks ?? [] },
  ].filter(({ rules }) => rules.length > 0);
}

/** A record for which the rule holds. */
function recordOf(rule: Rules[number]): unknown {
  return Object.entries(rule.if).reduce<unknown>((record, [path, expected]) => {
    const value = Array.isArray(expected) ? expected.find((each) => each !== null) : expected;
    return withAt(record, path, typeof value === "object" && value !== null ? "something" : value);
  }, {});
}
