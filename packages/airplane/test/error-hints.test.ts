import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { play } from "./support/play.ts";

const route = "POST /tasks/execute";
const task = { slug: "vacuum" };

/** An error as Airplane answers it. */
const answer = (status: number, retryable: string, body = '{"error":"not now"}') => ({
  how: { status, headers: { "content-type": "application/json", "x-airplane-retryable": retryable }, body },
});

describe("X-Airplane-Retryable", () => {
  test.for([409, 423, 501, 503])(
    "true: a start is repeated after %d, with the same key, and runs once",
    async (status) => {
      const { airplane, server, count } = await play("succeeds");
      server.fail(route, answer(status, "true"));

      const run = await airplane.tasks.start(task);

      expect(run.id).toBe(server.runs[0]?.id);
      expect(count(route)).toBe(2);
      expect(new Set(server.requests.map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
      expect(server.starts).toBe(1);
    },
  );

  test("false: a start is not repeated after 429", async () => {
    const { airplane, server, count } = await play("succeeds");
    server.fail(route, answer(429, "false"));

    expect(await caught(airplane.tasks.start(task))).toMatchObject({ status: 429, retryable: false, acted: "no" });
    expect(count(route)).toBe(1);
  });

  test("false: a start is not repeated after 503, and can be looked for", async () => {
    const { airplane, server, count } = await play("succeeds");
    server.fail(route, answer(503, "false"));

    const failure = await caught(airplane.tasks.start(task));

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { status: 503, retryable: false } });
    expect(count(route)).toBe(1);
  });

  test.for(["TRUE", "yes", ""])("%j says nothing", async (says) => {
    const { airplane, server } = await play("succeeds");
    server.fail(route, answer(409, says));

    const failure = await caught(airplane.tasks.start(task));

    expect(failure).toMatchObject({ status: 409 });
    expect(failure).not.toHaveProperty("retryable");
  });

  test("true does not repeat a request whose repeats nobody can tell", async () => {
    const { airplane, server, count } = await play("succeeds");
    server.fail("POST /prompts/submit", answer(409, "true"));

    const failure = await caught(airplane.request("POST", "/prompts/submit", { body: { id: "pmt1" } }));

    expect(failure).toMatchObject({ status: 409, retryable: true });
    expect(count("POST /prompts/submit")).toBe(1);
  });

  test("true lets a wait go on, false ends it", async () => {
    const { airplane, server } = await play("succeeds");
    const run = await airplane.tasks.start(task);
    server.fail("GET /runs/get", answer(409, "true"));

    expect(await run.wait()).toMatchObject({ status: "Succeeded" });

    server.fail("GET /runs/get", answer(503, "false"));
    expect(await caught(airplane.runs.attach(run.id).wait())).toMatchObject({ status: 503 });
  });
});

test("task_must_be_requested says what can be done, and that nothing ran", async () => {
  const { airplane, server, count } = await play("requested");

  const failure = await caught(airplane.tasks.start(task));

  expect(failure).toMatchObject({ name: "ApiError", code: "task_must_be_requested", acted: "no" });
  expect(failure).toHaveProperty(
    "message",
    expect.stringContaining("can only be requested, and this start ran nothing"),
  );
  expect(count(route)).toBe(1);
  expect(server.starts).toBe(0);
});

test("an error has the details of its body", async () => {
  const { airplane, server } = await play("succeeds");
  server.fail(route, answer(400, "false", JSON.stringify({ error: "no", code: "bad", details: { slug: "unknown" } })));

  const failure = await caught(airplane.tasks.start(task));

  expect(failure).toMatchObject({ code: "bad", details: { slug: "unknown" } });
});
