import { describe, expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { firstPlace, firstProblem, problemsWith, record, run, states } from "./support/acme-runs.ts";

const stop = { operation: "runs.stop", input: { id: "$id" } };
const output = { input: { id: "$id", note: "full" }, value: "note" };

const attention = {
  ...{ operation: "runs.list", input: { note: "asked" }, when: { state: "on" } },
  ...{ items: "runs", if: { at: null }, reason: "asked" },
};

test("a record may leave it to a list whether a person must act", () => {
  expect(problemsWith({ record: { ...record, attention } })).toBeUndefined();
});

test("a record may read its output from itself, and cancel elsewhere", () => {
  expect(problemsWith({ record: { ...record, output, cancel: stop } })).toBeUndefined();
});

test.each<[string, JsonObject, string]>([
  [
    "takes the name of another method",
    { attach: "list" },
    "two methods are called runs.list: see also #/paths/~1run/get/x-sdk",
  ],
  ["has no name to take a run up by", { attach: "take up" }, 'must be a name like listRuns, not "take up"'],
  [
    "gives an input that does not exist",
    { input: { id: "$id", x: "1" } },
    "runs.get has no input x; it has id, note, ws",
  ],
  ["leaves out an input", { input: {} }, "runs.get needs the input id"],
  [
    "takes an input from nowhere",
    { input: { id: "$id", ws: "$input.x" } },
    "$input.x: runs.execute has no input x; it has note",
  ],
  ["takes a value from nowhere", { input: { id: "$run" } }, 'must be a text, $id or $input.<name>, not "$run"'],
  [
    "looks at what only a search knows",
    { input: { id: "$since" } },
    'must be a text, $id or $input.<name>, not "$since"',
  ],
  [
    "gives a list",
    { input: { id: ["$id"] } },
    'must be a text, a number, true or false, or an object of these, not ["$id"]',
  ],
  [
    "looks at a field that does not exist",
    { states: [{ if: { status: 1 }, state: "failed" }] },
    "the answer of runs.get has no field status",
  ],
  ["leaves a value out", { states: states.slice(0, 1) }, "no rule says what state off means"],
  [
    "names a value that does not exist",
    { states: [...states, { if: { state: "Off" }, state: "failed" }] },
    "state is never Off; it is one of on, off",
  ],
  [
    "names a state that does not exist",
    { states: [{ if: { state: "on" }, state: "done" }] },
    'must be one of running, waiting, succeeded, failed, cancelled, not "done"',
  ],
  [
    "asks for an empty text",
    { states: [{ if: { state: ["on", ""] }, state: "failed" }] },
    'must be null, which stands for an empty text too, not ""',
  ],
  ["finds no output", { output: { ...output, value: "output" } }, 'the answer of runs.get has no field "output"'],
  [
    "reads its output from nowhere",
    { output: { ...output, operation: "runs.read" } },
    "there is no operation runs.read",
  ],
  ["is cancelled by a start", { cancel: { ...stop, operation: "runs.execute" } }, "runs.execute starts a run itself"],
  [
    "leaves it to a list that does not exist",
    { attention: { ...attention, operation: "asks.list" } },
    "there is no operation asks.list",
  ],
  [
    "leaves it to items without that field",
    { attention: { ...attention, if: { done: null } } },
    'the answer of runs.list has no field "runs.0.done"',
  ],
  [
    "leaves it to a list at a field that does not exist",
    { attention: { ...attention, when: { status: "on" } } },
    'the answer of runs.get has no field "status"',
  ],
  [
    "waits for a reason that is none",
    { attention: { ...attention, reason: "Asked!" } },
    'must be in kebab-case, not "Asked!"',
  ],
  [
    "asks for attention with an input the start lacks",
    { attention: { ...attention, input: { note: "$input.memo" } } },
    "$input.memo: runs.execute has no input memo; it has note",
  ],
  [
    "is cancelled by what reads it",
    { cancel: { operation: "runs.get", input: { id: "$id" } } },
    "runs.get is what reads the record: without an operation that is meant",
  ],
  [
    "becomes what no operation reads",
    { becomes: { operation: "jobs.get", id: "id" } },
    "there is no operation jobs.get",
  ],
  [
    "becomes what has no record",
    { becomes: { operation: "runs.stop", id: "id" } },
    "runs.stop reads no record of another kind of run",
  ],
  [
    "becomes itself",
    { becomes: { operation: "runs.get", id: "id" } },
    "runs.get reads no record of another kind of run",
  ],
  ["is cancelled without its id", { cancel: { ...stop, input: {} } }, "runs.stop needs the input id"],
])("a record is refused that %s", (_what, change, want) => {
  expect(firstProblem({ record: { ...record, ...change } })).toBe(want);
});

test("what a start gives on is an input of the reading operation too, for runs that are taken up without the start", () => {
  const plans = { record: { ...record, input: { id: "$id", note: "$input.memo" } } };

  expect(problemsWith(plans)).toContain("$input.memo: runs.get has no input memo; it has id, note, ws");
});

describe("a run becomes another", () => {
  const becoming = (id: string, input: JsonObject = { id: "$id" }) => ({
    record: { ...record, becomes: { operation: "stops.stop", id } },
    more: { "runs.stop": { group: "stops", record: { ...record, input } } },
  });

  test("whose id its record has", () => {
    expect(problemsWith(becoming("note"))).toBeUndefined();
    expect(firstProblem(becoming("other"))).toBe('the answer of runs.get has no field "other"');
  });

  test("that is read by its id alone", () => {
    expect(problemsWith(becoming("note", { id: "$id", note: "$input.note" }))).toContain(
      "stops.stop needs $input.note, which a run that became one has not",
    );
  });
});

describe("what reads a record", () => {
  test("starts no run", () => {
    const plans = { more: { "runs.get": { run: { ...run, name: "startAgain" } } } };

    expect(firstPlace(plans)).toBe("spec.yaml#/paths/~1run/get/x-sdk/record");
    expect(firstProblem(plans)).toBe("what starts a run cannot also read its record");
  });

  test("does not read what another reads", () => {
    const other = { ...record, attach: "attachStopped" };
    const plans = { record: { ...record, cancel: stop }, more: { "runs.stop": { record: other } } };

    expect(problemsWith(plans)).toContain("runs.stop reads the record of another kind of run");
    expect(problemsWith(plans)).toContain("the runs of runs.get would have the same type, RunsRun");
  });
});

test.each<[string, JsonObject, string]>([
  [
    "a status without a rule",
    { states: states.slice(0, 1) },
    `spec.yaml#/paths/~1run/get/x-sdk/record/states
  no rule says what state off means
  settled in overlay.yaml by:
  - target: $.paths['/run'].get['x-sdk'].record.states
    description: (the reason, and where it is stated)
    update:
      if:
        state: "off"
      state: running`,
  ],
  [
    "rules for what is never so",
    { states: [...states, { if: { state: "no" }, state: "failed" }, { if: { state: ["no", "on"] }, state: "failed" }] },
    `spec.yaml#/paths/~1run/get/x-sdk/record/states
  state is never no; it is one of on, off
  settled in overlay.yaml by:
  - target: $.paths['/run'].get['x-sdk'].record.states[3]
    description: (the reason, and where it is stated)
    remove: true
  - target: $.paths['/run'].get['x-sdk'].record.states[2]
    description: (the reason, and where it is stated)
    remove: true`,
  ],
  [
    "an input it has to give",
    { input: {} },
    `spec.yaml#/paths/~1run/get/x-sdk/record/input
  runs.get needs the input id
  settled in overlay.yaml by:
  - target: $.paths['/run'].get['x-sdk'].record.input
    description: (the reason, and where it is stated)
    update:
      id: (its value)`,
  ],
  [
    "a cancel that leads nowhere",
    { cancel: { operation: "runs.kill", input: {} } },
    `spec.yaml#/paths/~1run/get/x-sdk/record/cancel
  there is no operation runs.kill
  settled in overlay.yaml by:
  - target: $.paths['/run'].get['x-sdk'].record.cancel
    description: (the reason, and where it is stated)
    remove: true`,
  ],
])("says where and how to settle %s", (_what, change, want) => {
  expect(problemsWith({ record: { ...record, ...change } })?.split("\n\n")[0]).toBe(want);
});
