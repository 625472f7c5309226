import { describe, expect, test } from "vitest";
import { bindStart, type CallOptions, mapStart, memoryStore } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { byNote, INPUT, STARTED, sent, stage, startRow } from "../support/runs.ts";
import { json, type Step } from "../support/scripted.ts";
import { EPOCH } from "../support/virtual-clock.ts";

interface Script {
  readonly run: string;
}

const noted = startRow({ find: byNote });
const listed = () => json({ jobs: [{ id: "j1", note: "c1", at: EPOCH }] });

/** A start of scripts, which a vendor says by jobs. */
function scripts(steps: readonly Step[], choose?: () => never) {
  const { client, ...server } = stage(steps, noted);
  const start = mapStart(async (script: Script) => {
    choose?.();
    return bindStart(client.jobs.start, { ...INPUT, script: script.run });
  });
  return { start, ...server };
}

const options: CallOptions = { headers: { "x-note": "1" } };
const given: Script = { run: "vacuum" };

describe("a start that is mapped", () => {
  test("sends the input that was chosen, with the call's options", async () => {
    const { start, ...server } = scripts([json(STARTED)]);

    const run = await start(given, options);

    expect(run.id).toBe("j1");
    expect(sent(server)).toEqual(["POST /jobs"]);
    expect(await server.requests[0]?.clone().json()).toMatchObject(INPUT);
    expect(server.requests[0]?.headers.get("x-note")).toBe("1");
  });

  test("explains what it would send, and sends nothing", async () => {
    const { start, requests } = scripts([]);

    const told = await start.explain(given, options);

    expect(told).toMatchObject({ method: "POST", url: "https://api.test/jobs", body: INPUT });
    expect(told.headers["x-note"]).toBe("1");
    expect(requests).toHaveLength(0);
  });

  test("is reconciled by what it was given", async () => {
    const { start, ...server } = scripts([listed()]);

    const reconciled = await start.reconcile(given, { since: EPOCH, correlation: "c1" }, options);

    expect(reconciled).toMatchObject({ outcome: "found", run: { id: "j1" } });
    expect(sent(server)).toEqual(["GET /jobs?note=c1"]);
    expect(server.requests[0]?.headers.get("x-note")).toBe("1");
  });

  test("is made once under a key", async () => {
    const { start, ...server } = scripts([json(STARTED)]);
    const store = memoryStore();

    const runs = [await start.once(given, { store, key: "job 7" }), await start.once(given, { store, key: "job 7" })];

    expect(runs.map(({ id }) => id)).toEqual(["j1", "j1"]);
    expect(sent(server)).toEqual(["POST /jobs"]);
  });

  test.for(["start", "explain", "reconcile", "once"] as const)(
    "that cannot be chosen fails by %s with what the choice threw, as a rejection",
    async (method) => {
      const { start, requests } = scripts([], () => {
        throw new RangeError("no such script");
      });
      const acts = {
        start: () => start(given),
        explain: () => start.explain(given),
        reconcile: () => start.reconcile(given, { since: EPOCH }),
        once: () => start.once(given, { store: memoryStore(), key: "job 7" }),
      };

      const failure = await caught(acts[method]());

      expect(failure).toMatchObject({ name: "RangeError", message: "no such script" });
      expect(requests).toHaveLength(0);
    },
  );
});
