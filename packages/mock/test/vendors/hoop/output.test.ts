import { describe, expect, test } from "vitest";
import { call, polls, secrets, server, startWith } from "../../support/scenario-calls.ts";
import { stoppedClock } from "../../support/stopped-clock.ts";

describe("hoop's output", () => {
  const start = async () =>
    (await call("POST", "/sessions", { connection: "pg", script: "VACUUM" })).body.session_id as string;
  const withOutput = "?expand=event_stream&event_stream=utf8";

  test("a session shows script and output as they are asked for", async () => {
    await startWith("hoop", "succeeds");
    const session_id = await start();
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

  test("is text of one's own, where the test gives it", async () => {
    await startWith("hoop", "succeeds", { output: "é\n" });
    const id = await start();

    expect((await call("GET", `/sessions/${id}${withOutput}`)).body.event_stream).toEqual(["é\n"]);
  });

  test("grows while the command runs, and stops with a kill", async () => {
    const clock = stoppedClock();
    await startWith("hoop", "live", { clock, endsAfterMs: 40_000 });
    const id = await start();
    const read = async () => (await call("GET", `/sessions/${id}/result/stream`)).body;

    expect(await read()).toBeUndefined();
    clock.at += 20_000;
    expect(await read()).toBe("step 1\nstep 2\n");
    await call("POST", `/sessions/${id}/kill`);
    clock.at += 20_000;

    expect(await read()).toBe("step 1\nstep 2\n");
    expect((await call("GET", `/sessions/${id}?expand=event_stream`)).body.event_stream).toEqual([
      [0.1, "o", btoa("step 1\n")],
      [0.2, "o", btoa("step 2\n")],
    ]);
  });

  test("is not there before a review has let the command run", async () => {
    await startWith("hoop", "review");
    const id = await start();

    expect(await polls(1, `/sessions/${id}${withOutput}`, "event_stream")).toEqual([[""]]);
  });
});

describe("hoop's download links", () => {
  const link = async (query: string) => {
    const { session_id } = (await call("POST", "/sessions", { connection: "pg", script: "VACUUM" })).body;
    return (await call("GET", `/sessions/${session_id}?${query}`)).body;
  };

  test("work once, without a credential", async () => {
    await startWith("hoop", "succeeds");
    const { download_url, ...more } = await link("extension=csv");

    const first = await fetch(download_url);

    expect(Object.keys(more)).toEqual(["expire_at"]);
    expect(first.headers.get("content-type")).toBe("application/octet-stream");
    expect(first.headers.get("content-disposition")).toMatch(/^attachment; filename=".+\.csv"$/);
    expect(await first.text()).toBe("VACUUM\n");
    expect((await fetch(download_url)).status).toBe(410);
  });

  test("lead to the input as well", async () => {
    await startWith("hoop", "succeeds");
    const { download_url } = await link("extension=txt&blob-type=session_input");

    expect(new URL(download_url).pathname).toMatch(/\/download\/input$/);
    expect(await (await fetch(download_url)).text()).toBe("VACUUM");
  });

  test("expire after five minutes", async () => {
    const clock = stoppedClock();
    await startWith("hoop", "succeeds", { clock });
    const { download_url, expire_at } = await link("extension=txt");
    expect(expire_at).toBe("2026-11-05T09:35:00.000Z");

    clock.at += 300_001;

    expect((await fetch(download_url)).status).toBe(410);
  });

  test("are needed", async () => {
    await startWith("hoop", "succeeds");
    const { download_url } = await link("extension=txt");

    expect((await fetch(download_url.replace("token=", "token=0"))).status).toBe(401);
    expect((await fetch(`${server.url}/sessions/none/download?token=x`)).status).toBe(404);
    expect((await fetch(`${server.url}/sessions/none`, { headers: secrets })).status).toBe(404);
  });
});
