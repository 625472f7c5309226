import { ConnectionError, DecodeError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { collect } from "../../core/test/support/collect.ts";
import { playRun } from "./support/play.ts";

const RECORD = "GET /sessions/{session_id}";
const STREAM = "GET /sessions/{session_id}/stream";
const lines = ["step 1\n", "step 2\n", "step 3\n"].map((text) => ({ kind: "output", text }));

describe("live", () => {
  test.for([0, 1, 2, 3, 4, 5])(
    "yields each line once, also those of before it was opened after %d polls",
    async (polls) => {
      const { run, server } = await playRun("live");
      for (let poll = 0; poll < polls; poll++) await run.get();

      expect(await collect(run.live())).toEqual(lines);
      expect(server.starts).toBe(1);
    },
  );

  test("yields all there is of a session that is done, and ends", async () => {
    const { run } = await playRun("succeeds", { output: "1\n2\n" });

    expect(await collect(run.live())).toEqual([{ kind: "output", text: "1\n2\n" }]);
  });

  test("can be read again from the beginning", async () => {
    const { run } = await playRun("live");

    await collect(run.live());

    expect(await collect(run.live())).toEqual(lines);
  });

  test("ends when the session is killed", async () => {
    const { run, other, underway } = await playRun("killed");

    const reading = collect(run.live());
    await expect.poll(underway).toBe(1);
    await other.cancel();

    expect(await reading).toEqual([]);
  });

  test("lets go of the stream where its reader stops at what was written before", async () => {
    const { run, underway } = await playRun("killed", { output: "1\n" });

    for await (const event of run.live()) {
      expect(event).toEqual({ kind: "output", text: "1\n" });
      break;
    }

    await expect.poll(underway).toBe(0);
  });

  test("lets go of the stream where the record cannot be read", async () => {
    const { run, server, underway } = await playRun("killed");
    server.fail(RECORD, { how: 403 });

    expect(await caught(collect(run.live()))).toMatchObject({ name: "ApiError", status: 403 });
    await expect.poll(underway).toBe(0);
  });

  test("lets go of the stream where its reader stops", async () => {
    const { run, server, count, underway } = await playRun("live");

    for await (const event of run.live()) {
      expect(event).toEqual(lines[0]);
      break;
    }

    await expect.poll(underway).toBe(0);
    expect(count(STREAM)).toBe(1);
    expect(server.runs[0]?.state).toBe("open");
  });

  test("ends with the caller's signal", async () => {
    const { run, underway } = await playRun("live");
    const controller = new AbortController();
    const reading = (async () => {
      for await (const _event of run.live({ signal: controller.signal })) controller.abort(new Error("enough"));
    })();

    await expect(reading).rejects.toMatchObject({ name: "AbortError", cause: { message: "enough" } });
    await expect.poll(underway).toBe(0);
  });

  test.for([
    ["no JSON", "gibberish"],
    ["no base64", '{"type":"o","payload":"*"}'],
  ])("calls an event that is %s an answer it cannot read", async ([, data]) => {
    const { run, server } = await playRun("killed");
    const headers = { "content-type": "text/event-stream" };
    server.fail(STREAM, { how: { status: 200, headers, body: `event: event\ndata: ${data}\n\n` } });

    expect(await caught(collect(run.live()))).toBeInstanceOf(DecodeError);
  });

  test("tells a stream that broke off from one that ended", async () => {
    const { run, server } = await playRun("live");
    server.fail(STREAM, { how: "cut" });

    expect(await caught(collect(run.live()))).toBeInstanceOf(ConnectionError);
  });
});
