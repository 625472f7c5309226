import { expect, test } from "vitest";
import { callsIn, inputsIn, mapPlans } from "../pipeline/hints/plan-calls.ts";

const call = { operation: "runs.list", input: { note: "$input.note" } };
const plans = {
  run: { poll: "runs.get", find: { time: "at", id: "id", ...call }, name: "start", id: "id" },
  record: {
    attach: "attach",
    input: { id: "$id" },
    states: [{ state: "failed", if: { operation: "runs.none" } }],
    output: { input: { id: "$id" }, value: "out", type: "string" },
    cancel: { operation: "runs.stop", input: { id: "$id", operation: "runs.none" } },
    attention: { ...call, operation: "asks.list", when: {}, items: "", if: {}, reason: "ask" },
  },
};

test("every operation that plans name is found, and where", () => {
  expect(callsIn(plans).map(({ pointer, operation }) => `${pointer} ${operation}`)).toEqual([
    "#/run/poll runs.get",
    "#/run/find/operation runs.list",
    "#/record/cancel/operation runs.stop",
    "#/record/attention/operation asks.list",
  ]);
});

test("everything that plans give to calls is found, and where", () => {
  expect(inputsIn(plans, "#/x").map(({ pointer }) => pointer)).toEqual([
    "#/x/run/find/input",
    "#/x/record/input",
    "#/x/record/output/input",
    "#/x/record/cancel/input",
    "#/x/record/attention/input",
  ]);
});

test("a row has its plans in the schema's order, without what only the generator reads", () => {
  const { run, record } = mapPlans(plans, (operation) => `<${operation}>`) as typeof plans;

  expect(Object.entries(run.find)).toEqual([
    ["operation", "<runs.list>"],
    ["input", call.input],
    ["id", "id"],
    ["time", "at"],
  ]);
  expect(record.output).toEqual({ input: { id: "$id" }, value: "out" });
  expect(record.states).toEqual(plans.record.states);
});

test("pages are those of their style", () => {
  const pages = { items: "", offset: "from", limit: "max", style: "offset", in: "q" };

  expect(Object.keys((mapPlans({ pages }, String) as { pages: object }).pages)).toEqual([
    "style",
    "in",
    "offset",
    "limit",
    "items",
  ]);
});
