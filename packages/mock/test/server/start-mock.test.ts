import { describe, expect, test } from "vitest";
import { scenariosOf, startMock, startScenario, vendorNames } from "../../src/index.ts";
import { ask } from "../support/ask.ts";

const execute = (mock: { readonly url: string }, slug = "vacuum", headers: Record<string, string> = {}) =>
  ask(mock, "POST /tasks/execute", { slug }, headers);

describe("a mock", () => {
  test("starts with nothing in it", async () => {
    const first = await startMock("airplane");
    await execute(first);
    await first.close();

    await using second = await startMock("airplane");

    expect(second.starts).toBe(0);
    expect((await ask(second, "GET /runs/list")).body.runs).toEqual([]);
  });

  test("names the vendors and scenarios there are", async () => {
    await expect(startScenario("acme", "succeeds")).rejects.toThrow(
      'no vendor "acme"; the nearest: hoop, blink, airplane',
    );
    await expect(startMock("blink", { scenario: "review" })).rejects.toThrow(
      'no scenario "review" at blink; the nearest: reviewed, ',
    );
    expect(vendorNames).toEqual(["airplane", "blink", "hoop"]);
    expect(scenariosOf("airplane")).toEqual(expect.arrayContaining(["succeeds", "prompt", "requested", "reviewed"]));
    expect(scenariosOf("acme")).toEqual([]);
  });

  test.each([
    ["airplane", "GET /v0/runs/list"],
    ["hoop", "GET /api/sessions"],
    ["blink", "GET /api/v1/workspace/w1/executions"],
  ])("answers below the base path of %s too", async (vendor, route) => {
    await using mock = await startMock(vendor);

    expect((await ask(mock, route)).status).toBe(200);
    expect((await ask(mock, route.replace(/ \/v0| \/api\/v1| \/api/, " "))).status).toBe(200);
  });

  test("lets Prism answer what has no state, in the same process", async () => {
    await using mock = await startMock("hoop");

    const flags = await ask(mock, "GET /feature-flags");

    expect(flags).toMatchObject({ status: 200, body: expect.any(Array) });
    expect(mock.requests).toMatchObject([{ operation: "GET /feature-flags", answeredBy: "prism" }]);
  });

  test("gives every documented status to who prefers it", async () => {
    await using mock = await startMock("hoop");

    const answer = await ask(mock, "GET /sessions/00000000-0000-4000-8000-000000000001", undefined, {
      prefer: "code=404",
    });

    expect(answer.status).toBe(404);
    expect(mock.requests.at(-1)).toMatchObject({ answeredBy: "prism" });
  });

  test("that is closed twice is closed once", async () => {
    const mock = await startMock("blink");

    await Promise.all([mock.close(), mock.close()]);

    await expect(fetch(mock.url)).rejects.toThrow();
  });

  test("says who is at a port that is taken", async () => {
    await using mock = await startMock("blink", { scenario: "paused" });
    const port = Number(new URL(mock.url).port);

    await expect(startMock("hoop", { port })).rejects.toThrow(
      `port ${port} is taken by another mock: blink, scenario paused, process ${process.pid}`,
    );
  });
});

describe("the scenario of a run", () => {
  const statusOf = async (mock: { readonly url: string }, started: { body: { runID: string } }) => {
    const poll = async () => (await ask(mock, `GET /runs/get?id=${started.body.runID}`)).body.status;
    return poll();
  };

  test("is the one that is scripted for the nth start, the last for all further ones", async () => {
    await using mock = await startMock("airplane", { scenario: ["fails", "succeeds"], endsAfterMs: 0 });

    const states = [];
    for (let start = 0; start < 3; start++) states.push(await statusOf(mock, await execute(mock)));

    expect(states).toEqual(["Failed", "Succeeded", "Succeeded"]);
  });

  test("is chosen by how an input's name ends", async () => {
    await using mock = await startMock("airplane", { endsAfterMs: 0 });

    expect(await statusOf(mock, await execute(mock, "refund-fails"))).toBe("Failed");
    expect(await statusOf(mock, await execute(mock, "refund-failed"))).toBe("Failed");
    expect(await statusOf(mock, await execute(mock, "refund-offline"))).toBe("Queued");
    expect(await statusOf(mock, await execute(mock, "refund"))).toBe("Succeeded");
  });

  test("is chosen by a header", async () => {
    await using mock = await startMock("airplane", { endsAfterMs: 0 });

    const started = await execute(mock, "refund", { "x-mock-scenario": "fails" });

    expect(await statusOf(mock, started)).toBe("Failed");
  });

  test("that a header names wrongly is refused", async () => {
    await using mock = await startMock("airplane");

    const refused = await execute(mock, "refund", { "x-mock-scenario": "fial" });

    expect(refused.status).toBe(400);
    expect(refused.body.error).toContain('no scenario "fial" at airplane; the nearest: fails');
    expect(mock.starts).toBe(0);
  });

  test.each([
    ["pg", { status: "done", review: null }],
    ["pg-reviewed", { status: "done", review: { status: "EXECUTED" } }],
    ["pg-offline", { status: "done", exit_code: -2 }],
    ["pg-slow", { status: "done", exit_code: 0 }],
  ])("at Hoop: a connection named %s", async (connection, record) => {
    await using mock = await startMock("hoop", { endsAfterMs: 0 });

    const { body } = await ask(mock, "POST /sessions", { connection, script: "vacuum" });

    expect((await ask(mock, `GET /sessions/${body.session_id}`)).body).toMatchObject(record);
  });

  test("at Blink: a playbook named refund-reviewed waits and is let go on", async () => {
    await using mock = await startMock("blink");
    const { body } = await ask(mock, "POST /workspace/w1/playbooks/refund-reviewed/execute", {});

    const states = [];
    for (let poll = 0; poll < 5; poll++) {
      states.push((await ask(mock, `GET /workspace/w1/executions/${body.execution_id}`)).body.state);
    }

    expect(states).toEqual(["Running", "Paused", "Paused", "Running", "Completed"]);
  });
});
