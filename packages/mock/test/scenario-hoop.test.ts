import { describe, expect, test } from "vitest";
import { call, play, polls, secrets, server } from "./stage.ts";

describe("hoop", () => {
  const runbook = { connection_name: "pg", file_name: "vacuum.sql", repository: "github.com/acme/runbooks" };
  const start = () => call("POST", "/runbooks/exec", runbook);
  const withOutput = "?expand=event_stream&event_stream=utf8";

  test.each([
    ["/sessions", { connection: "pg", script: "VACUUM" }],
    ["/runbooks/exec", runbook],
    ["/plugins/runbooks/connections/pg/exec", { file_name: "vacuum.sql" }],
  ])("succeeds: POST %s answers when it is done", async (path, body) => {
    await play("hoop", "succeeds");

    const { status, body: answer } = await call("POST", path, body);

    expect({ status, ...answer }).toMatchObject({
      status: 200,
      output_status: "success",
      exit_code: 0,
      has_review: false,
    });
    expect((await call("GET", `/sessions/${answer.session_id}`)).body).toMatchObject({
      status: "done",
      exit_code: 0,
      connection: "pg",
    });
    expect(server.starts).toBe(1);
  });

  test("slow: a start answers 202, then the session is open until it is done", async () => {
    await play("hoop", "slow");

    const { status, body } = await start();

    expect({ status, ...body }).toMatchObject({
      status: 202,
      output_status: "running",
      exit_code: -2,
      output: "",
    });
    const path = `/sessions/${body.session_id}${withOutput}`;
    expect(await polls(2, path, "status")).toEqual(["open", "open"]);
    expect((await call("GET", path)).body).toMatchObject({
      status: "done",
      exit_code: 0,
      event_stream: ["VACUUM\n"],
    });
  });

  test.each([
    ["fails", 1],
    ["agent-offline", -2],
  ])("%s: a start answers 200 all the same", async (scenario, code) => {
    await play("hoop", scenario);

    const { status, body } = await start();

    expect({ status, ...body }).toMatchObject({ status: 200, output_status: "failed", exit_code: code });
    expect((await call("GET", `/sessions/${body.session_id}`)).body).toMatchObject({
      status: "done",
      exit_code: code,
    });
  });

  test("review: a start looks like a success, and runs when it is approved and executed", async () => {
    await play("hoop", "review");

    const { status, body } = await start();

    expect({ status, ...body }).toMatchObject({
      status: 200,
      output_status: "success",
      exit_code: 0,
      has_review: true,
    });
    expect(URL.canParse(body.output)).toBe(true);
    const path = `/sessions/${body.session_id}`;
    const pending = { status: "open", exit_code: null, review: { status: "PENDING", type: "onetime" } };
    expect((await call("GET", path)).body).toMatchObject(pending);
    expect((await call("GET", path)).body).toMatchObject(pending);
    expect((await call("POST", `${path}/exec`)).status).toBe(403);
    expect((await call("PUT", `${path}/review`, { status: "approved" })).body).toMatchObject({
      status: "APPROVED",
      session: body.session_id,
    });
    expect((await call("GET", path)).body).toMatchObject({ status: "ready", review: { status: "APPROVED" } });
    expect((await call("POST", `${path}/exec`)).body).toMatchObject({
      output_status: "success",
      has_review: false,
      output: "VACUUM\n",
    });
    expect((await call("GET", path)).body).toMatchObject({
      status: "done",
      exit_code: 0,
      review: { status: "EXECUTED" },
    });
    expect((await call("POST", `${path}/exec`)).status).toBe(403);
    expect(server.starts).toBe(1);
  });

  test("review: a rejection ends the session with its reason", async () => {
    await play("hoop", "review");
    const path = `/sessions/${(await start()).body.session_id}`;
    const { id } = (await call("GET", path)).body.review;

    await call("PUT", `/reviews/${id}`, { status: "REJECTED", rejection_reason: "not today" });

    expect((await call("GET", path)).body).toMatchObject({
      status: "done",
      exit_code: null,
      review: { status: "REJECTED", rejection_reason: "not today" },
    });
    expect((await call("PUT", `${path}/review`, { status: "APPROVED" })).status).toBe(400);
  });

  test("rejected: somebody rejects while the run is waited for", async () => {
    await play("hoop", "rejected");
    const path = `/sessions/${(await start()).body.session_id}`;

    expect(await polls(3, path, "status")).toEqual(["open", "done", "done"]);
    expect((await call("GET", path)).body.review.status).toBe("REJECTED");
  });

  test("killed: a session is open until it is killed", async () => {
    await play("hoop", "killed");
    const { session_id } = (await start()).body;

    expect(await polls(2, `/sessions/${session_id}`, "status")).toEqual(["open", "open"]);
    expect(await call("POST", `/sessions/${session_id}/kill`)).toMatchObject({
      status: 204,
      body: undefined,
    });
    expect((await call("GET", `/sessions/${session_id}`)).body).toMatchObject({
      status: "done",
      exit_code: 254,
    });
  });

  test("a start whose answer was lost is found by its correlation id", async () => {
    await play("hoop", "succeeds");
    await start();
    const { session_id } = (await call("POST", "/runbooks/exec", { ...runbook, correlation_id: "c1" })).body;

    const { body } = await call("GET", "/sessions?correlation_id=c1");

    expect(body).toMatchObject({
      has_next_page: false,
      total: 1,
      data: [{ id: session_id, correlation_id: "c1" }],
    });
  });

  test("a session shows script and output as they are asked for", async () => {
    await play("hoop", "succeeds");
    const { session_id } = (await call("POST", "/sessions", { connection: "pg", script: "VACUUM" })).body;
    const read = async (query: string) => (await call("GET", `/sessions/${session_id}${query}`)).body;

    expect(await read("")).toMatchObject({ script: { data: "VACUUM" } });
    expect(await read(withOutput)).not.toHaveProperty("script");
    expect(await read("?expand=event_stream&event_stream=base64")).toHaveProperty("event_stream", [btoa("VACUUM\n")]);
    expect(await read("?expand=event_stream,session_input")).toMatchObject({
      event_stream: [[0.1, "o", btoa("VACUUM\n")]],
      script: {},
    });
    const stream = await fetch(`${server.url}/sessions/${session_id}/result/stream`, { headers: secrets });
    expect(await stream.text()).toBe("VACUUM\n");
  });

  test("refuses in its own words", async () => {
    await play("hoop", "succeeds");

    expect(await call("GET", "/sessions", undefined, { authorization: "bearer key" })).toMatchObject({
      status: 401,
      body: { message: expect.any(String) },
    });
    expect((await call("GET", "/sessions", undefined, { "api-key": "key" })).status).toBe(200);
    expect((await call("POST", "/runbooks/exec", { file_name: "x" })).status).toBe(400);
    expect((await call("GET", "/sessions/none")).status).toBe(404);
    expect(server.starts).toBe(0);
  });
});
