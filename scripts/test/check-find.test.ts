import { expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { find, firstPlace, firstProblem, problemsWith, run } from "./support/acme-runs.ts";

const correlated = { ...find, input: { note: "$correlation" }, correlate: "note", match: "note" };
const finding = (plan: JsonObject) => ({ run: { ...run, find: plan } });

test.each<[string, JsonObject]>([
  ["by an input of the start", find],
  ["by when it began", { ...find, input: { note: "$since", limit: 100 } }],
  ["by an id of its own", correlated],
  [
    "by a query in JSON",
    { ...correlated, input: { note: { $or: { a: "$correlation", b: { $gte: "$sinceMs" } }, all: true } } },
  ],
])("a lost run may be looked for %s", (_what, plan) => {
  expect(problemsWith(finding(plan))).toBeUndefined();
});

test.each<[string, JsonObject, string, string]>([
  ["looks nowhere", { ...find, operation: "runs.search" }, "find", "there is no operation runs.search"],
  [
    "looks at a single run",
    { ...find, operation: "runs.stop" },
    "find",
    "runs.stop has no pages, so it is not known as a list",
  ],
  ["looks by starting", { ...find, operation: "runs.execute" }, "find", "runs.execute starts a run itself"],
  [
    "gives an input that does not exist",
    { ...find, input: { x: 1 } },
    "find/input/x",
    "runs.list has no input x; it has note, limit",
  ],
  [
    "takes an input from nowhere",
    { ...find, input: { note: "$input.ws" } },
    "find/input/note",
    "$input.ws: runs.execute has no input ws; it has note",
  ],
  [
    "knows the id already",
    { ...find, input: { note: "$id" } },
    "find/input/note",
    'must be a text, $input.<name>, $correlation, $since or $sinceMs, not "$id"',
  ],
  ["finds no id", { ...find, id: "runID" }, "find/id", 'the answer of runs.list has no field "runs.0.runID"'],
  ["finds no time", { ...find, time: "began" }, "find/time", 'the answer of runs.list has no field "runs.0.began"'],
  [
    "finds nothing to match",
    { ...correlated, match: "key" },
    "find/match",
    'the answer of runs.list has no field "runs.0.key"',
  ],
  [
    "sends its own id nowhere",
    { ...correlated, correlate: "key" },
    "find/correlate",
    "runs.execute has no input key; it has note",
  ],
  [
    "matches what it never sent",
    { ...find, match: "note" },
    "find/match",
    "there is nothing to correlate: the plan has no correlate",
  ],
  [
    "asks for what it never sent",
    { ...find, input: { note: { a: "$correlation" } } },
    "find/input/note",
    "there is nothing to correlate: the plan has no correlate",
  ],
])("a search is refused that %s", (_what, plan, at, want) => {
  expect(firstProblem(finding(plan))).toBe(want);
  expect(firstPlace(finding(plan))).toBe(`spec.yaml#/paths/~1runs/post/x-sdk/run/${at}`);
});

test("says how to settle a search that could find nothing", () => {
  expect(problemsWith(finding({ ...find, match: "note" }))).toBe(`spec.yaml#/paths/~1runs/post/x-sdk/run/find/match
  there is nothing to correlate: the plan has no correlate
  settled in overlay.yaml by:
  - target: $.paths['/runs'].post['x-sdk'].run.find
    description: (the reason, and where it is stated)
    update:
      correlate: (the input of the start that carries it)`);
});

test("says how to settle a search in what is no list", () => {
  expect(problemsWith(finding({ ...find, operation: "runs.stop", input: { id: "1" } }))).toContain(`
  - target: $.paths['/run'].delete
    description: (the reason, and where it is stated)
    update:
      x-sdk:
        pages:
          style: single
          items: ""`);
});
