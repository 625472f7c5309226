import { expect, test } from "vitest";
import { caught } from "../../../core/test/support/caught.ts";
import { stageOf } from "./stage.ts";

test("a run that asks somebody waits, goes on with the answer, and succeeds", async () => {
  await using stage = await stageOf("airplane", "prompt");
  const run = await stage.client.tasks.start({ slug: "migrate" });

  await run.wait({ waitFor: "attention" });
  const asked = { state: run.state, reason: run.reason };
  const [prompt, ...others] = await run.prompts();
  await prompt?.submit({ approved: true });
  await run.wait();

  expect(asked).toEqual({ state: "waiting", reason: "prompt" });
  expect(others).toEqual([]);
  expect(run.state).toBe("succeeded");
  expect(await run.prompts()).toEqual([]);
  expect(await run.prompts({ all: true })).toMatchObject([{ id: prompt?.id, values: { approved: true } }]);
});

test("a prompt that is cancelled fails the run", async () => {
  await using stage = await stageOf("airplane", "prompt");
  const run = await stage.client.tasks.start({ slug: "migrate" });
  await run.wait({ waitFor: "attention" });

  for (const prompt of await run.prompts()) await prompt.cancel();
  const failure = await caught(run.wait());

  expect(failure).toMatchObject({ name: "RunFailedError", state: "failed" });
});

test("a key that may not see prompts still sees the run", async () => {
  await using stage = await stageOf("airplane", "prompt");
  stage.server.fail("GET /prompts/list", { how: 403, times: 100 });
  const run = await stage.client.tasks.start({ slug: "migrate" });

  await caught(run.wait({ waitFor: "attention", deadlineMs: 30_000 }));

  expect(run).toMatchObject({ state: "running", last: { status: "Active" } });
});
