// With Vitest and our SDK; tests that run at the same time take worlds of their own.
import { createHoop } from "@x/hoop";
import { useMock } from "@x/mock/vitest";
import { describe, expect, test } from "vitest";

const mock = useMock("hoop", { endsAfterMs: 100, secret: "right", assertNoRefusals: false });
const start = { connection: "pg", script: "vacuum orders" };

async function world(options) {
  const opened = await mock.openWorld({ assertNoRefusals: true, ...options });
  return { opened, hoop: createHoop({ baseUrl: opened.url, token: "right" }) };
}

describe.concurrent("in parallel worlds", () => {
  test("a reviewed run is waited for, and runs once", async () => {
    const { opened, hoop } = await world();
    const run = await hoop.sessions.start({ ...start, connection: "pg-reviewed" });

    await run.wait({ deadlineMs: 10_000 });

    expect(run.state).toBe("succeeded");
    opened.assertRanOnce("POST /sessions");
  });

  test("a start whose answer is lost is not sent again", async () => {
    const { opened, hoop } = await world();
    opened.fail("POST /sessions", { how: "reset", after: true });

    await expect(hoop.sessions.start(start)).rejects.toMatchObject({ name: "OutcomeUnknownError" });

    opened.assertRanOnce();
  });

  test("a list is read to its last page", async () => {
    const { hoop } = await world();
    for (let count = 0; count < 5; count++) await hoop.sessions.start(start);

    expect(await hoop.sessions.list({ limit: 2 }).toArray({ limit: 100 })).toHaveLength(5);
  });

  test("an outage is outlived", async () => {
    const { opened, hoop } = await world({ faults: [{ on: "GET /sessions/{session_id}", how: "empty" }] });
    const run = await hoop.sessions.start({ ...start, connection: "pg-slow" });

    await run.wait({ deadlineMs: 20_000 });

    expect(opened.requests.filter(({ fault }) => fault === "empty")).toHaveLength(1);
  }, 20_000);

  test("a wrong key is said to be wrong", async () => {
    const { opened } = await world();
    const stranger = createHoop({ baseUrl: opened.url, token: "wrong" });

    await expect(stranger.sessions.get({ session_id: "s1" })).rejects.toMatchObject({ status: 401 });
  });
});
