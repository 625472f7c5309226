import { createHoop } from "@x/hoop";
import { expect, test } from "vitest";
import { collect } from "../../../core/test/support/collect.ts";
import { startScenario } from "../../src/index.ts";
import { stageOf } from "./stage.ts";

const script = { connection: "pg", script: "x" };

test("live output begins with what was written before, goes on, and has every line once", async () => {
  const server = await startScenario("hoop", "live");
  const hoop = createHoop({ baseUrl: server.url, token: "token" });
  const run = await hoop.sessions.start(script);
  // Every poll but the first moves the session on, and it writes a line.
  await run.get();
  await run.get();

  const events = await collect(run.live());
  await server.close();

  expect(events.map(({ text }) => text).join("")).toBe("step 1\nstep 2\nstep 3\n");
  expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(["output"]));
});

test("live output of a session that is over is all it wrote", async () => {
  await using stage = await stageOf("hoop", "succeeds", { output: "naïve ✓\n" });
  const run = await stage.client.sessions.start(script);

  const events = await collect(run.live());

  expect(events.map(({ text }) => text).join("")).toBe("naïve ✓\n");
});

test("live output that breaks off is an error, and no quiet end", async () => {
  await using stage = await stageOf("hoop", "succeeds", { output: "x" });
  const run = await stage.client.sessions.start(script);
  stage.server.fail("GET /sessions/{session_id}/stream", { how: "cut" });

  await expect(collect(run.live())).rejects.toMatchObject({ name: "ConnectionError" });
});

test("a download has the whole output, by a link that serves once", async () => {
  await using stage = await stageOf("hoop", "succeeds", { output: "a,b\n1,2\n" });
  const run = await stage.client.sessions.start(script);

  const [first, second] = [await run.download({ extension: "csv" }), await run.download()];

  expect(await new Response(first).text()).toBe("a,b\n1,2\n");
  expect(await new Response(second).text()).toBe("a,b\n1,2\n");
  expect(stage.server.requests.filter(({ path }) => path.endsWith("/download"))).toHaveLength(2);
});

test("a gateway that gives no link is named", async () => {
  await using stage = await stageOf("hoop", "succeeds");
  const run = await stage.client.sessions.start(script);
  const headers = { "content-type": "application/json" };
  stage.server.fail("GET /sessions/{session_id}", { how: { status: 200, headers, body: "{}" } });

  await expect(run.download()).rejects.toMatchObject({ name: "DecodeError", operation: "sessions.get" });
});
