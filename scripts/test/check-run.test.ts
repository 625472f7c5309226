import { expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { firstProblem, type Plans, problemsWith, record, run } from "./support/acme-runs.ts";

test("a plan passes whose every name exists", () => {
  const started = [{ if: { state: ["on", "off"] }, state: "running" }];

  expect(problemsWith({ run: { ...run, started } })).toBeUndefined();
});

test.each<[string, JsonObject, string]>([
  [
    "takes the name of another method",
    { name: "get" },
    "two methods are called runs.get: see also #/paths/~1run/get/x-sdk",
  ],
  ["finds no id", { id: "runID" }, 'the answer of runs.execute has no field "runID"'],
  [
    "polls what does not exist",
    { poll: "runs.poll" },
    "there is no operation runs.poll; those with a record are runs.get",
  ],
  ["polls what has no record", { poll: "runs.stop" }, "runs.stop has no record"],
  [
    "says a field that does not exist",
    { started: [{ if: { x: 1 }, state: "failed" }] },
    "the answer of runs.execute has no field x",
  ],
  ["leaves a value out", { started: [{ if: { state: "on" }, state: "running" }] }, "no rule says what state off means"],
  [
    "still says how to poll",
    { poll: { operation: "runs.get", input: {} } },
    'must be the group and name of an operation, as in runs.get, not {"operation":"runs.get","input":{}}',
  ],
  [
    "still has states",
    { states: [] },
    "there is no states here, perhaps started; known are name, id, poll, started, verify, find",
  ],
])("a plan is refused that %s", (_what, change, want) => {
  expect(firstProblem({ run: { ...run, ...change } })).toBe(want);
});

test("a record may take an input of the start", () => {
  expect(problemsWith({ record: { ...record, input: { id: "$id", note: "$input.note" } } })).toBeUndefined();
});

test.each<[string, Plans, string]>([
  [
    "a record that takes what the start does not have",
    { record: { ...record, input: { id: "$id", ws: "$input.ws" } } },
    `spec.yaml#/paths/~1run/get/x-sdk/record/input/ws
  $input.ws: runs.execute has no input ws; it has note
  settled in overlay.yaml by:
  - target: $.paths['/run'].get['x-sdk'].record.input.ws
    description: (the reason, and where it is stated)
    remove: true`,
  ],
  [
    "an operation that is to have a record",
    { run: { ...run, poll: "runs.stop" } },
    `spec.yaml#/paths/~1runs/post/x-sdk/run/poll
  runs.stop has no record
  settled in overlay.yaml by:
  - target: $.paths['/run'].delete
    description: (the reason, and where it is stated)
    update:
      x-sdk:
        record:
          attach: attach
          input:
            id: $id
          states: []`,
  ],
  [
    "an operation that does not exist",
    { run: { ...run, poll: "runs.poll" } },
    `spec.yaml#/paths/~1runs/post/x-sdk/run/poll
  there is no operation runs.poll; those with a record are runs.get
  settled in overlay.yaml by:
  - target: $.paths['/runs'].post['x-sdk'].run.poll
    description: (the reason, and where it is stated)
    update: runs.get`,
  ],
  [
    "an id that is nowhere",
    { run: { ...run, id: "runID" } },
    `spec.yaml#/paths/~1runs/post/x-sdk/run/id
  the answer of runs.execute has no field "runID"
  settled in overlay.yaml by:
  - target: $.paths['/runs'].post['x-sdk'].run.id
    description: (the reason, and where it is stated)
    update: (the dot path of a field it has)`,
  ],
])("says where and how to settle %s", (_what, plans, want) => {
  expect(problemsWith(plans)).toBe(want);
});
