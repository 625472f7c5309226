import { describe, expect, test } from "vitest";
import { call, secrets, server, startWith } from "../../support/scenario-calls.ts";
import { stoppedClock } from "../../support/stopped-clock.ts";

describe("hoop's live output", () => {
  const start = async () => (await call("POST", "/sessions", { connection: "pg" })).body.session_id as string;
  const subscribe = (id: string) => fetch(`${server.url}/sessions/${id}/stream`, { headers: secrets });
  const payloads = (text: string) =>
    [...text.matchAll(/"payload":"([^"]*)"/g)].map(([, payload = ""]) => atob(payload));
  const end = "event: session_end\ndata: {}\n\n";

  test("comes event by event, to the session's end", async () => {
    await startWith("hoop", "live");
    const id = await start();

    const response = await subscribe(id);

    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const text = await response.text();
    expect(text).toMatch(/^: connected\n\nevent: event\ndata: \{"time":"[^"]+","type":"o","payload":"/);
    expect(payloads(text)).toEqual(["step 1\n", "step 2\n", "step 3\n"]);
    expect(text.endsWith(end)).toBe(true);
    expect((await call("GET", `/sessions/${id}`)).body).toMatchObject({ status: "done", exit_code: 0 });
  });

  test("is only what happens after one has subscribed", async () => {
    const clock = stoppedClock();
    await startWith("hoop", "live", { clock, endsAfterMs: 40_000 });
    const id = await start();

    clock.at += 10_000;
    const response = await subscribe(id);
    clock.at += 30_000;

    expect(payloads(await response.text())).toEqual(["step 2\n", "step 3\n"]);
  });

  test("ends when the session is killed", async () => {
    await startWith("hoop", "killed");
    const id = await start();

    const response = await subscribe(id);
    await call("POST", `/sessions/${id}/kill`);

    expect(await response.text()).toBe(`: connected\n\n${end}`);
  });

  test("ends at once for a session that is done", async () => {
    await startWith("hoop", "succeeds");

    expect(await (await subscribe(await start())).text()).toBe(end);
  });

  test("may break off before its end", async () => {
    await startWith("hoop", "live");
    const id = await start();
    server.fail("GET /sessions/{session_id}/stream", { how: "cut" });

    const response = await subscribe(id);

    await expect(response.text()).rejects.toThrow("terminated");
  });
});
