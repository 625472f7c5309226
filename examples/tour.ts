/** A tour on this machine: for each vendor a Prism mock for single calls, a stateful one for a run, and one run to its end. */
import { readFile } from "node:fs/promises";
import { styleText } from "node:util";
import { createAirplane } from "@x/airplane";
import { createBlink } from "@x/blink";
import type { Run, RunState } from "@x/core";
import { createHoop } from "@x/hoop";
import { startPrism, startScenario } from "@x/mock";

interface Stop {
  readonly vendor: "airplane" | "hoop" | "blink";
  readonly scenario: string;
  readonly call: string;
  /** Reads the first page of a list from the Prism mock. */
  list(baseUrl: string): Promise<number>;
  /** Starts a run at the stateful mock. */
  start(baseUrl: string): Promise<Run>;
}

const workspace = "0b7c1d9e-3f7a-4c55-9a53-0d2f8f6f1c11";

const stops: readonly Stop[] = [
  {
    vendor: "airplane",
    scenario: "succeeds",
    call: "tasks.start",
    list: (baseUrl) => firstPage(createAirplane({ apiKey: "demo", baseUrl }).runs.list()),
    start: (baseUrl) =>
      createAirplane({ apiKey: "demo", baseUrl }).tasks.start({
        slug: "migrate_orders",
        paramValues: { batch: 500 },
      }),
  },
  {
    vendor: "hoop",
    scenario: "slow",
    call: "runbooks.start",
    list: (baseUrl) => firstPage(createHoop({ token: "demo", baseUrl }).sessions.list()),
    start: (baseUrl) =>
      createHoop({ token: "demo", baseUrl }).runbooks.start({
        connection: "pg-prod",
        repository: "github.com/acme/runbooks",
        fileName: "ops/vacuum.runbook.sql",
      }),
  },
  {
    vendor: "blink",
    scenario: "succeeds",
    call: "playbooks.start",
    list: (baseUrl) => firstPage(createBlink({ apiKey: "demo", workspace, baseUrl }).executions.list()),
    start: (baseUrl) =>
      createBlink({ apiKey: "demo", workspace, baseUrl }).playbooks.start({
        id: "5c3f0a52-6a0e-4f0d-9c3b-2f6d1f0e8a11",
        input_values: { host: "web-7" },
      }),
  },
];

const table: string[][] = [];
for (const stop of stops) table.push(await visit(stop));
print(table);

async function visit(stop: Stop): Promise<string[]> {
  const document = JSON.parse(
    await readFile(new URL(`../packages/${stop.vendor}/openapi.json`, import.meta.url), "utf8"),
  );
  await using prism = await startPrism(document);
  await using scenario = await startScenario(stop.vendor, stop.scenario);
  console.log(`\n${styleText("bold", stop.vendor)}`);
  console.log(`  mock   ${prism.url} ${styleText("dim", "Prism, one answer a call")}`);
  console.log(`  mock   ${scenario.url} ${styleText("dim", `plays a run, scenario "${stop.scenario}"`)}`);
  console.log(`  list   ${await stop.list(prism.url)} on the first page`);

  const started = performance.now();
  const run = await stop.start(scenario.url);
  const elapsed = () => `${Math.round(performance.now() - started)} ms`;
  console.log(`  start  ${stop.call} ${styleText("dim", `run ${run.id}`)}`);
  const states = new Set<RunState>();
  await run.wait({
    deadlineMs: 30_000,
    pollMs: 100,
    onUpdate: ({ state, reason }) => {
      states.add(state);
      console.log(`  ${colored(state)}${reason === undefined ? "" : ` (${reason})`} ${styleText("dim", elapsed())}`);
    },
  });
  const time = elapsed();
  const output = JSON.stringify(await run.output());
  console.log(`  output ${output}`);
  return [stop.vendor, stop.call, [...states].join(" → "), output, time];
}

async function firstPage(list: { pages(): AsyncIterable<{ items: readonly unknown[] }> }): Promise<number> {
  for await (const page of list.pages()) return page.items.length;
  return 0;
}

function colored(state: RunState): string {
  const color = {
    running: "cyan",
    waiting: "yellow",
    succeeded: "green",
    failed: "red",
    cancelled: "red",
  } as const;
  return styleText(color[state], state);
}

function print(rows: readonly (readonly string[])[]): void {
  const all = [["vendor", "started with", "states", "output", "time"], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  console.log();
  for (const [index, row] of all.entries()) {
    const line = row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd();
    console.log(index === 0 ? styleText("bold", line) : line);
  }
}
