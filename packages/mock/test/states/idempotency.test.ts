import { describe, expect, test } from "vitest";
import { call, secrets, server, startWith } from "../support/scenario-calls.ts";
import { stoppedClock } from "../support/stopped-clock.ts";

const withKey = (path: string, body: object, key = "k1") =>
  call("POST", path, body, { ...secrets, "idempotency-key": key });

describe("airplane's idempotency key", () => {
  test.each([
    ["/tasks/execute", { slug: "vacuum" }],
    ["/runbooks/execute", { id: "rbk1" }],
  ])("makes a repeat of POST %s answer the same and start nothing", async (path, body) => {
    await startWith("airplane", "succeeds");

    const first = await withKey(path, body);
    const second = await withKey(path, body);

    expect(second.body).toEqual(first.body);
    expect(second.headers.get("idempotency-key")).toBe("k1");
    expect((await withKey(path, body, "k2")).body).not.toEqual(first.body);
    expect(server.starts).toBe(2);
  });

  test("is kept for one hour", async () => {
    const clock = stoppedClock();
    await startWith("airplane", "succeeds", { clock });

    const first = await withKey("/tasks/execute", { slug: "vacuum" });
    clock.at += 3_599_999;
    expect((await withKey("/tasks/execute", { slug: "vacuum" })).body).toEqual(first.body);
    clock.at += 1;

    expect((await withKey("/tasks/execute", { slug: "vacuum" })).body).not.toEqual(first.body);
    expect(server.starts).toBe(2);
  });

  test("is not kept from a refusal", async () => {
    await startWith("airplane", "succeeds");

    expect((await withKey("/tasks/execute", {})).status).toBe(400);

    expect((await withKey("/tasks/execute", { slug: "vacuum" })).status).toBe(200);
  });

  test("makes a repeated cancel good again", async () => {
    await startWith("airplane", "cancelled");
    const { runID } = (await call("POST", "/tasks/execute", { slug: "vacuum" })).body;

    const answers = [await withKey("/runs/cancel", { runID }), await withKey("/runs/cancel", { runID })];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});

test("a key that comes again with another request is refused, and runs nothing", async () => {
  await startWith("airplane", "succeeds");
  await withKey("/tasks/execute", { slug: "vacuum" });

  const refused = await withKey("/tasks/execute", { slug: "drop" });

  expect(refused).toMatchObject({
    status: 422,
    body: { error: 'Idempotency-Key "k1" was used with another request: POST /tasks/execute' },
  });
  expect(server.starts).toBe(1);
});
