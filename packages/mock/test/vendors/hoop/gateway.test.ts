import { fileURLToPath } from "node:url";
import { createHoop } from "@x/hoop";
import { expect, test } from "vitest";
import { startMock } from "../../../src/index.ts";
import { ask } from "../../support/ask.ts";

const recorded = fileURLToPath(new URL("../../../recordings/hoop/world.json", import.meta.url));
const world = {
  users: [{ email: "ada@example.com", name: "Ada", groups: ["admin"], password: "lovelace" }],
  agents: [{ name: "agent-one", connected: true }],
  connections: [{ name: "bash", agent: "agent-one", type: "custom", command: ["bash"] }],
  scripts: [
    { script: "echo 42", output: [[5, "42\n"]], exit_code: 0, took_ms: 8 },
    { script: "sleep 60", output: [], exit_code: 0, took_ms: 60_000 },
  ],
};
const ada = { authorization: "Bearer ada" };

test("a world's script prints what the file says, for our SDK", async () => {
  await using mock = await startMock("hoop", { world });
  const hoop = createHoop({ baseUrl: mock.url, token: "ada" });
  const run = await hoop.sessions.start({ connection: "bash", script: "echo 42" });

  await run.wait({ deadlineMs: 10_000 });

  expect(await run.output()).toBe("42\n");
  expect(mock.requests[0]).toMatchObject({ answeredBy: "state", started: [run.id] });
  mock.assertRanOnce("POST /sessions");
});

test("a world's time is the mock's: a call that is held 50 s takes none", async () => {
  await using mock = await startMock("hoop", { world });
  const began = performance.now();
  const started = ask(mock, "POST /api/sessions", { connection: "bash", script: "sleep 60" }, ada);
  await expect.poll(() => mock.starts).toBe(1);

  mock.advance(50_000);

  expect(await started).toMatchObject({ status: 202, body: { output_status: "running" } });
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("worlds of a file see nothing of each other, and begin anew", async () => {
  await using mock = await startMock("hoop", { world });
  const other = await mock.openWorld();
  await ask(other, "POST /sessions", { connection: "bash", script: "echo 42" }, ada);

  expect([mock.starts, other.starts]).toEqual([0, 1]);
  other.reset();

  expect(other.starts).toBe(0);
});

test("a file is read, and one that is wrong is refused with the place", async () => {
  await using mock = await startMock("hoop", { world: recorded });

  expect((await ask(mock, "GET /serverinfo")).status).toBeLessThan(500);
  await expect(startMock("hoop", { world: { users: [], agents: [{ nam: "a" }] } })).rejects.toThrow("/agents/0");
  await expect(startMock("airplane", { world })).rejects.toThrow("airplane has no worlds that a file describes");
});
