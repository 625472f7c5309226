import { expect, test } from "vitest";
import { type Before, RefusedError } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { INPUT, list, STARTED, sent, stage, startRow } from "../support/runs.ts";
import { json, never } from "../support/scripted.ts";

/** A client of jobs whose calls `before` is told of. */
const told = (steps: Parameters<typeof stage>[0], before: Before, deadlineMs = 120_000) =>
  stage(steps, startRow(), { before, deadlineMs });

test("what a vendor's calls need first is told of every method's call, and completes its input", async () => {
  const seen: unknown[] = [];
  const { client, requests } = told([json(STARTED), json({ status: "Active" })], (operation, input) => {
    seen.push([operation, input]);
    return operation === "jobs.get" ? { ...input, space: "s2" } : input;
  });

  const run = await client.jobs.start(INPUT);
  await run.get();

  expect(seen).toEqual([
    ["jobs.create", INPUT],
    ["jobs.get", { id: "j1", space: "s1" }],
  ]);
  expect(sent({ requests }, 1)).toEqual(["GET /spaces/s2/jobs/j1"]);
});

test("what it throws refuses the call: nothing is sent", async () => {
  const refusal = new RefusedError("not now", { operation: "jobs.create" });
  const { client, requests } = told([], () => {
    throw refusal;
  });

  expect(await caught(client.jobs.start(INPUT))).toBe(refusal);
  expect(requests).toHaveLength(0);
});

test("it refuses a list when that is read", async () => {
  const refusal = new RefusedError("not so", { operation: list.id });
  const { client, requests } = told([], () => {
    throw refusal;
  });
  const { jobs } = client as unknown as { jobs: { list(): { toArray(options: object): Promise<unknown> } } };

  const pages = jobs.list();

  expect(await caught(pages.toArray({ limit: 1 }))).toBe(refusal);
  expect(requests).toHaveLength(0);
});

test.for([
  ["the call's", { deadlineMs: 3000 }, 120_000],
  ["the client's", {}, 3000],
] as const)("it takes its time from %s deadline", async ([, options, clients]) => {
  const staged = told(
    [never],
    async (_, input) => {
      await new Promise<void>((resolve) => staged.clock.after(2000, resolve));
      return input;
    },
    clients,
  );

  await caught(staged.client.jobs.start(INPUT, options));

  expect(staged.clock.elapsed()).toBe(3000);
});
