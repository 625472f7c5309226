import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emitRuns, runCells } from "../pipeline/docs/runs-md.ts";
import { runsOf } from "./support/generated.ts";

const read = (file: string) => readFileSync(new URL(`fixtures/runs/${file}`, import.meta.url), "utf8");
const runs = runsOf(read("openapi.yaml"), read("overlay.yaml"));
const none: readonly [string, string][] = [];
const blocks = (tests = none) => emitRuns([runs], new Map(tests)).split("\n\n");
const line = (start: string, tests = none) =>
  blocks(tests)
    .flatMap((block) => block.split("\n"))
    .find((one) => one.startsWith(start));

test("starts with the same record and the same answers stand together", () => {
  expect(runs.kinds.map(({ record, starts }) => [record, ...starts.map(({ id }) => id)])).toEqual([
    ["open.get", "open.start"],
    ["runs.get", "runs.start"],
    ["silent.get", "silent.start"],
  ]);
});

test("every outcome is told with what leads to it, by state", () => {
  expect(runs.kinds[1]?.outcomes).toEqual([
    { state: "running", answer: [], record: ["`state` `stopped` or `new`", "anything no rule names"] },
    { state: "waiting", reason: "review", answer: ["`run.review` `true`"], record: [] },
    { state: "succeeded", answer: [], record: ["`state` `done`"] },
    { state: "failed", reason: "stopped", answer: [], record: ["no `error` and `state` other than `done` or `new`"] },
  ]);
});

test("what can be done is told for every start", () => {
  const told = runs.kinds.map(({ starts }) => starts[0]?.abilities);

  expect(told).toEqual([
    {
      output: "by `open.get` (not confirmed)",
      cancel: "none",
      attach: "`open.takeUp`",
      resume: "`resume`",
      reconcile: "none",
    },
    {
      output: "by `runs.getOutput`",
      cancel: "by `runs.stop`",
      attach: "`runs.attach`",
      resume: "`resume`",
      reconcile: "`found` or `notFound` from `runs.list`",
    },
    {
      output: "none",
      cancel: "none",
      attach: "`silent.attach`",
      resume: "`resume`",
      reconcile: "`found` by a repeat with its key, within the hour",
    },
  ]);
});

test("a state names the test that shows it, or that none does", () => {
  const test = (key: string): [string, string] => [key, "packages/acme/test/waiting.test.ts"];
  const cells = "| waiting (review) | `run.review` `true` |  | ";

  expect(line("| waiting", [test("acme runs.start waiting")])).toBe(`${cells}**no test** |`);
  expect(line("| waiting", [test("acme runs.start waiting:review")])).toBe(
    `${cells}[waiting.test.ts](../packages/acme/test/waiting.test.ts) |`,
  );
});

test("a test of what reads the record counts for all its starts, unless a start has its own", () => {
  const ofRecord: [string, string] = ["acme runs.get cancel", "packages/acme/test/record.test.ts"];
  const ofStart: [string, string] = ["acme runs.start cancel", "examples/test/start.test.ts"];

  expect(line("| `client.runs.start`", [ofRecord])).toContain("[record.test.ts](../packages/acme/test/record.test.ts)");
  expect(line("| `client.runs.start`", [ofRecord, ofStart])).toContain(
    "[start.test.ts](../examples/test/start.test.ts)",
  );
});

test("the column of the start's answer is only there where it tells something", () => {
  const heads = blocks().flatMap((block) => (/^\| state \| the/.test(block) ? [block.split("\n")[0]] : []));

  expect(heads).toEqual([
    "| state | the record says | `client.open.start` |",
    "| state | the start answers | the record says | `client.runs.start` |",
    "| state | the record says | `client.silent.start` |",
  ]);
});

test("a vendor without runs is not told of", () => {
  const spec = {
    openapi: "3.1.0",
    info: { title: "Still" },
    paths: { "/a": { get: { "x-sdk": { group: "a", name: "b" }, responses: { "204": {} } } } },
  };

  expect(emitRuns([runsOf(spec)], new Map())).not.toContain("## ");
});

test("the cells a test can name are the states and abilities of starts and of what reads their record", () => {
  const cells = [...runCells([runs])].filter((cell) => cell.startsWith("acme silent."));

  expect(cells.filter((cell) => cell.startsWith("acme silent.get "))).toHaveLength(cells.length / 2);
  expect(cells.filter((cell) => cell.startsWith("acme silent.start "))).toEqual(
    ["running", "succeeded", "output", "cancel", "attach", "resume", "reconcile"].map(
      (what) => `acme silent.start ${what}`,
    ),
  );
});
