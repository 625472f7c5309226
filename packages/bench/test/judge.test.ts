import type { Effect } from "@x/core";
import { describe, expect, test } from "vitest";
import type { Arrival } from "../src/faults/case-server.ts";
import type { End } from "../src/faults/end.ts";
import { type Bad, judge, type Observation } from "../src/faults/judge.ts";

const arrival: Arrival = {
  ...{ method: "POST", path: "/runs/r1", acted: "maybe", early: false },
  ...{ idempotencyKey: null, credential: true },
};
const rejected: Arrival = { ...arrival, acted: "no" };
const keyed = (idempotencyKey: string): Arrival => ({ ...arrival, idempotencyKey });

const ok: End = { kind: "data", sound: true, shown: "other data" };
const named: End = { kind: "error", name: "ConnectionError", raw: false, aborted: false };

const observation = (more: Partial<Observation> = {}): Observation => ({
  ...{ arrivals: [arrival], elsewhere: [], end: named, late: false, answered: true },
  ...more,
});

const bad: readonly [what: string, effect: Effect, seen: Partial<Observation>, rule: Bad][] = [
  ["a start that came twice", "once", { arrivals: [arrival, arrival] }, "resent"],
  ["a start that came twice with two keys", "keyed", { arrivals: [keyed("a"), keyed("b")] }, "resent"],
  ["a keyed start that came twice without a key", "keyed", { arrivals: [arrival, arrival] }, "resent"],
  ["a key that came to another origin", "read", { elsewhere: [arrival] }, "leaked"],
  ["a list without an end", "read", { end: { kind: "endless" } }, "endless"],
  ["a call that did not end", "read", { end: { kind: "hung" } }, "hung"],
  ["a request that came too early", "read", { arrivals: [rejected, { ...rejected, early: true }] }, "early"],
  ["a call that outlived its abort", "read", { late: true }, "late"],
  ["data the API did not send", "read", { end: { ...ok, sound: false } }, "lie"],
  ["a list that lacks items", "read", { end: { kind: "items", found: 100, of: 350 } }, "lie"],
  ["a wait that gave up", "read", { end: { kind: "gave-up", afterMs: 2000 } }, "gaveUp"],
  ["neither data nor error", "read", { end: { kind: "nothing" } }, "lie"],
  ["a list that ends quietly", "read", { end: { kind: "listed" } }, "lie"],
  ["a status nobody sent", "read", { end: { ...named, status: 500 }, answered: false }, "invented"],
  ["an act that is denied", "once", { end: { ...named, acted: "no" } }, "denied"],
  ["an error of the platform", "read", { end: { ...named, raw: true } }, "raw"],
  ["a key that is printed", "read", { end: { kind: "printed", where: ["console.log"] } }, "printed"],
];

describe("a case is bad with", () => {
  test.for(bad)("%s", ([, effect, seen, rule]) => {
    const bads = judge(observation(seen), effect);

    expect(bads).toEqual([rule]);
  });
});

const good: readonly [what: string, effect: Effect, seen: Partial<Observation>][] = [
  ["a named error", "once", {}],
  ["the API's own answer", "once", { end: ok }],
  ["a read that is sent again", "read", { arrivals: [arrival, arrival] }],
  ["an idempotent call that is sent again", "idempotent", { arrivals: [arrival, arrival] }],
  ["a start that is sent again after a rejection", "once", { arrivals: [rejected, rejected, arrival] }],
  ["a start that is sent again with its key", "keyed", { arrivals: [keyed("a"), keyed("a")] }],
  ["a rejection that is told", "once", { arrivals: [rejected], end: { ...named, acted: "no" } }],
  ["a redirect without the key", "once", { elsewhere: [{ ...arrival, credential: false }] }],
  ["a list with all its items", "read", { end: { kind: "items", found: 350, of: 350 } }],
  ["a wait that saw the run end", "read", { end: { kind: "waited" } }],
  ["a print without the key", "once", { end: { kind: "printed", where: [] } }],
];

describe("a case is good with", () => {
  test.for(good)("%s", ([, effect, seen]) => {
    const bads = judge(observation(seen), effect);

    expect(bads).toEqual([]);
  });
});

describe("a path value", () => {
  const at = (path: string, value: string) =>
    judge(observation({ arrivals: [{ ...arrival, path }], target: { endpoint: "/runs/", value } }), "once");

  test.for([
    ["..", "/"],
    ["", "/runs/"],
    ["", "/runs"],
    ["a/b", "/runs/a/b"],
  ])("%j that arrives as %s is astray", ([value = "", path = ""]) => {
    expect(at(path, value)).toEqual(["astray"]);
  });

  test.for([
    ["%2e%2e", "/runs/%252e%252e"],
    ["a/b", "/runs/a%2Fb"],
  ])("%j that arrives as %s is where it belongs", ([value = "", path = ""]) => {
    expect(at(path, value)).toEqual([]);
  });
});

test("the worst rule comes first", () => {
  const bads = judge(observation({ arrivals: [arrival, arrival], end: { ...named, raw: true } }), "once");

  expect(bads).toEqual(["resent", "raw"]);
});
