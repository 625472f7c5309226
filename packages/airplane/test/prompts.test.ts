import { ApiError, DeadlineError, type Run, RunFailedError } from "@x/core";
import { expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import type { TaskRun } from "../src/index.ts";
import { type Played, play } from "./support/play.ts";

const LIST = "GET /prompts/list";

/** A run that asks somebody as soon as it is active. */
async function asking(): Promise<Played & { readonly run: TaskRun }> {
  const played = await play("prompt");
  return { ...played, run: await played.airplane.tasks.start({ slug: "vacuum" }) };
}

test("[airplane runs.get waiting:prompt] is a run that Airplane calls Active, and a wait for attention ends", async () => {
  const { run } = await asking();

  const record = await run.wait({ waitFor: "attention" });

  expect(record).toMatchObject({ id: run.id, status: "Active" });
  expect(run).toMatchObject({ state: "waiting", reason: "prompt" });
});

test("a run that does not ask is not waiting, and has no prompts", async () => {
  const { airplane } = await play("succeeds");
  const run = await airplane.tasks.start({ slug: "vacuum" });

  const record = await run.wait({ waitFor: "attention" });

  expect(record).toMatchObject({ status: "Succeeded" });
  expect(await run.prompts({ all: true })).toEqual([]);
});

test("a prompt that is submitted lets the run go on to its end", async () => {
  const { run, server } = await asking();
  await run.wait({ waitFor: "attention" });

  const [prompt, ...others] = await run.prompts();
  await prompt?.submit({ full: true });

  expect(others).toEqual([]);
  expect(prompt).toMatchObject({ runID: run.id, description: "Vacuum the **orders** table?" });
  expect(await run.wait()).toMatchObject({ status: "Succeeded" });
  expect(server.requests.find(({ path }) => path === "/prompts/submit")?.body).toEqual({
    id: prompt?.id,
    values: { full: true },
  });
});

test("a prompt that is cancelled is over, and the run makes of it what it will", async () => {
  const { run } = await asking();
  await run.wait({ waitFor: "attention" });

  const [prompt] = await run.prompts();
  await prompt?.cancel();

  expect(await caught(run.wait())).toBeInstanceOf(RunFailedError);
  expect(await run.prompts()).toEqual([]);
});

test("prompts that are over are listed only with all of them", async () => {
  const { run } = await asking();
  await run.wait({ waitFor: "attention" });
  const [prompt] = await run.prompts();
  await prompt?.submit({ full: false });

  expect(await run.prompts()).toEqual([]);
  expect(await run.prompts({ all: true })).toMatchObject([
    { id: prompt?.id, submittedAt: expect.any(String), cancelledAt: null, values: { full: false } },
  ]);
});

test("a prompt is answered once", async () => {
  const { run } = await asking();
  await run.wait({ waitFor: "attention" });
  const [prompt] = await run.prompts();
  await prompt?.submit();

  const failure = await caught(prompt?.cancel() ?? Promise.resolve());

  expect(failure).toBeInstanceOf(ApiError);
  expect(failure).toMatchObject({ operation: "prompts.cancel", status: 400 });
});

test("a wait outlives a prompt that somebody else answers", async () => {
  const { run, client, clock } = await asking();
  const told: unknown[] = [];
  clock.after(20_000, async () => {
    const [prompt] = await client().runs.attach(run.id).prompts();
    await prompt?.submit();
  });

  await run.wait({ onUpdate: ({ state, reason }) => void told.push(reason ?? state) });

  expect(told).toEqual(["not-started", "queued", "prompt", "running", "succeeded"]);
});

test.for([403, 404])("a key that may not see prompts (%d) sees the run as running", async (how) => {
  const { run, server } = await asking();
  server.fail(LIST, { how, times: 1000 });

  const failure = await caught(run.wait({ waitFor: "attention", deadlineMs: 60_000 }));

  expect(failure).toBeInstanceOf(DeadlineError);
  expect(run).toMatchObject({ state: "running", reason: undefined, last: { status: "Active" } });
  expect(await caught(run.prompts())).toMatchObject({ name: "ApiError", status: how });
});

test("a list of prompts that fails in passing does not make the run look as if nobody were asked", async () => {
  const { run, server } = await asking();
  const told: unknown[] = [];
  const onUpdate = async ({ state, reason }: Run) => {
    if (told.push(reason ?? state) === 3) server.fail(LIST, { how: 503, times: 4 });
  };

  await caught(run.wait({ deadlineMs: 60_000, onUpdate }));

  expect(told).toEqual(["not-started", "queued", "prompt"]);
});

test("prompts are asked for only while the run is active", async () => {
  const { airplane, count } = await play("succeeds");
  const run = await airplane.tasks.start({ slug: "vacuum" });

  await run.wait();

  expect(count("GET /runs/get")).toBe(4);
  expect(count(LIST)).toBe(1);
});

test("a resumed run has its prompts", async () => {
  const { run, client } = await asking();
  await run.wait({ waitFor: "attention" });

  const resumed = client().resume(run.token()) as TaskRun;

  expect(await resumed.prompts()).toMatchObject([{ runID: run.id }]);
});
