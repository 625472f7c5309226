import { describe, expect, test } from "vitest";
import { fill, takenOver } from "../../src/runs/plan-input.ts";

const since = Date.UTC(2026, 10, 22, 1, 2, 3, 4);
const names = { id: "j1", correlation: "c1", since, input: { team: "t1", count: 7, empty: "", on: false } };

describe("a template", () => {
  test.for([
    ["the run's id", "$id", "j1"],
    ["the start's own id", "$correlation", "c1"],
    ["the time of the start", "$since", "2026-11-22T01:02:03.004Z"],
    ["the same in milliseconds", "$sinceMs", since],
    ["an input of the start", "$input.team", "t1"],
    ["an input that is no text", "$input.count", 7],
    ["an empty input", "$input.empty", ""],
    ["an input that is false", "$input.on", false],
    ["an input that is not there", "$input.none", undefined],
    ["text", "open", "open"],
    ["text with a sign in it", "US$id", "US$id"],
    ["a name that is unknown", "$other", "$other"],
    ["a number", 100, 100],
    ["a condition", true, true],
  ] as const)("stands for %s: %s", ([, template, value]) => {
    expect(fill({ it: template }, names)).toEqual({ it: value });
  });

  test.for(["$id", "$correlation", "$since", "$sinceMs", "$input.team"])(
    "has no value for %s where it is not known",
    (template) => {
      expect(fill({ it: template }, { input: {} })).toEqual({ it: undefined });
    },
  );

  test("stands for the JSON text of an object, filled in at every depth", () => {
    const template = { filter: { playbook: "$input.team", at: { $gte: "$sinceMs" }, of: "$input.none" }, limit: 100 };

    const { q } = fill({ q: template }, names);

    expect(q).toBe(`{"filter":{"playbook":"t1","at":{"$gte":${since}}},"limit":100}`);
  });

  test("makes valid JSON of whatever the caller gave", () => {
    const team = '"}], {"$gt": ""';

    const { q } = fill({ q: { team: "$input.team" } }, { input: { team } });

    expect(JSON.parse(String(q))).toEqual({ team });
  });

  test("with nothing in it makes no input", () => {
    expect(fill({}, names)).toEqual({});
  });
});

describe("the inputs a template takes over", () => {
  test.for([
    ["none", { id: "$id", c: "$correlation", s: "$since", n: 1, b: true, t: "text" }, []],
    ["by their own names, not those they get", { space: "$input.ws_id" }, ["ws_id"]],
    ["at every depth", { q: { filter: { a: "$input.a", b: { c: "$input.c" } } } }, ["a", "c"]],
    ["with dots in them", { a: "$input.a.b" }, ["a.b"]],
  ] as const)("are %s", ([, template, found]) => {
    expect(takenOver(template)).toEqual(found);
  });
});
