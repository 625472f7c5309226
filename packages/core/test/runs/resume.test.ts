import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { OutcomeUnknownError, RefusedError } from "../../src/index.ts";
import { pause } from "../../src/transport/within.ts";
import { caught, thrown } from "../support/caught.ts";
import { byNote, INPUT, STARTED, sent, stage, startRow, status } from "../support/runs.ts";
import { json, lost, type Step } from "../support/scripted.ts";
import { SECRET } from "../support/sdk.ts";
import { EPOCH } from "../support/virtual-clock.ts";

const noted = startRow({ find: byNote });
const note = "ticket 7";
const listed: Step = () => json({ jobs: [{ id: "j1", note, at: EPOCH }] });

describe("attach", () => {
  test("takes a run up by its id, and sends nothing", () => {
    const { client, requests } = stage([]);

    const run = client.jobs.attach("j7");

    expect(run).toMatchObject({ id: "j7", state: "running", reason: undefined, last: undefined });
    expect(requests).toHaveLength(0);
  });

  test("reads it by the inputs it is given", async () => {
    const { client, ...server } = stage([status("Succeeded")]);

    const record = await client.jobs.attach("j7", { space: "s7" }).wait();

    expect(record).toEqual({ status: "Succeeded" });
    expect(sent(server)).toEqual(["GET /spaces/s7/jobs/j7"]);
  });

  test("reads it by what the client fills in", async () => {
    const { client, ...server } = stage([status("Queued")], startRow(), { defaults: { space: "s2" } });

    await client.jobs.attach("j7").get();

    expect(sent(server)).toEqual(["GET /spaces/s2/jobs/j7"]);
  });

  test("keeps in the token the inputs that calls about the run need", () => {
    const { client } = stage([]);

    const run = client.jobs.attach("j7", { space: "s7" });

    expect(JSON.parse(run.token())).toEqual({
      ...{ v: 1, vendor: "test", origin: "https://api.test", path: "", operation: "jobs.get", id: "j7" },
      ...{ started: EPOCH, input: { space: "s7" } },
    });
  });

  test("refuses an input that nothing about the run needs", () => {
    const { client } = stage([]);

    expect(thrown(() => client.jobs.attach("j7", { spcae: "s7" }))).toMatchObject({
      ...{ name: "RefusedError", acted: "no" },
      message: "jobs.get: unknown input `spcae`; did you mean `space`? it takes space",
    });
  });

  test.for(["", " ", "\t\n", undefined, null, 7])("refuses %j, which is no id", (id) => {
    const { client } = stage([]);

    const failure = thrown(() => client.jobs.attach(id as string));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure).toMatchObject({ acted: "no", operation: "jobs.get" });
  });

  test("leaves an id that leads elsewhere to be refused when it is read", async () => {
    const { client, requests } = stage([]);

    const failure = await caught(client.jobs.attach("..", { space: "s7" }).get());

    expect(failure).toBeInstanceOf(RefusedError);
    expect(requests).toHaveLength(0);
  });
});

describe.for(["start", "create"] as const)("a lost call of %s", (method) => {
  const lose = async (steps: readonly Step[], row = noted, input: object = { ...INPUT, note }) => {
    const staged = stage([lost("ECONNRESET"), ...steps], row);
    const failure = await caught(staged.client.jobs[method](input));
    expect(failure).toBeInstanceOf(OutcomeUnknownError);
    return { ...staged, failure: failure as OutcomeUnknownError };
  };

  test("tells the id it was sent with, and when", async () => {
    const { failure } = await lose([]);

    expect(failure).toMatchObject({ acted: "maybe", correlation: note, since: EPOCH, until: EPOCH });
    expect(failure).toMatchObject({ operation: "jobs.create", origin: "https://api.test" });
  });

  test("tells the id that was made for it", async () => {
    const { failure, requests } = await lose([], noted, INPUT);

    expect(JSON.parse((await requests[0]?.text()) ?? "").note).toBe(failure.correlation);
  });

  test("is found by its error, which sends no start", async () => {
    const { failure, ...server } = await lose([listed]);

    const reconciled = await failure.reconcile();

    expect(reconciled).toMatchObject({ outcome: "found", run: { id: "j1" } });
    expect(sent(server)).toEqual(["POST /jobs", "GET /jobs?note=ticket%207"]);
  });

  test("is found by its error as often as it is asked", async () => {
    const { failure } = await lose([listed, listed]);

    const both = [await failure.reconcile(), await failure.reconcile()];

    expect(both).toMatchObject(Array(2).fill({ outcome: "found", run: { id: "j1" } }));
  });

  test("is given the time to show by its error, counted from when it is looked for", async () => {
    const { failure, clock } = await lose(Array.from({ length: 9 }, () => json({ jobs: [] })));
    await pause(clock, 10_000);

    const reconciled = await failure.reconcile({ settleMs: 4000 });

    expect(reconciled).toMatchObject({ outcome: "notFound", lookedForMs: 4000 });
    expect(clock.elapsed()).toBe(14_000);
  });

  test("is looked for from when it was sent to when it was lost", async () => {
    const minute = 60_000;
    const { client, clock } = stage(
      [
        () => new Promise((_, reject) => clock.after(minute, () => reject(lost("ECONNRESET")))),
        ...[-5, 6].map((minutes) => () => json({ jobs: [{ id: "j1", note, at: EPOCH + minutes * minute }] })),
        ...[-6, 7].map((minutes) => () => json({ jobs: [{ id: "j0", note, at: EPOCH + minutes * minute }] })),
      ],
      noted,
      { timeoutMs: 2 * minute },
    );
    const failure = (await caught(client.jobs[method]({ ...INPUT, note }))) as OutcomeUnknownError;

    const outcomes = [];
    for (let time = 0; time < 4; time++) outcomes.push((await failure.reconcile()).outcome);

    expect(failure).toMatchObject({ since: EPOCH, until: EPOCH + minute });
    expect(outcomes).toEqual(["found", "found", "candidates", "candidates"]);
  });

  test("is not one of other times with the same id", async () => {
    const { failure } = await lose([json({ jobs: [{ id: "j0", note, at: EPOCH - 3_600_000 }] })]);

    expect(await failure.reconcile()).toMatchObject({ outcome: "candidates", runs: [{ id: "j0" }] });
  });

  test("is sent again by its error where the vendor knows its key, which both requests carry", async () => {
    const { failure, requests } = await lose([json(STARTED)], startRow({}, "keyed"), INPUT);

    const reconciled = await failure.reconcile();

    expect(reconciled).toMatchObject({ outcome: "found", run: { id: "j1" } });
    expect(requests.map(({ headers }) => headers.get("idempotency-key"))).toEqual(
      Array(2).fill(failure.idempotencyKey),
    );
    const bodies = await Promise.all(requests.map((request) => request.text()));
    expect(bodies).toEqual(Array(2).fill(JSON.stringify(INPUT)));
  });

  test("prints nothing of its input", async () => {
    const { failure } = await lose([], noted, { ...INPUT, note, password: SECRET });

    const printed = [
      inspect(failure, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
      JSON.stringify(failure),
      JSON.stringify({ ...failure }),
      String(failure),
    ];
    expect(Object.keys(failure)).not.toContain("reconcile");
    for (const text of printed) expect(text).not.toMatch(new RegExp(`${SECRET}|vacuum`));
  });

  test("that never left is no question", async () => {
    const { client } = stage([lost("ECONNREFUSED")], noted);

    const failure = await caught(client.jobs[method](INPUT));

    expect(failure).toMatchObject({ name: "ConnectionError", acted: "no" });
    expect(failure).not.toHaveProperty("reconcile");
  });
});

test("a start that was answered without a run id is reconciled like a lost one", async () => {
  const { client } = stage([json({}), listed], noted);
  const failure = (await caught(client.jobs.start({ ...INPUT, note }))) as OutcomeUnknownError;

  expect(await failure.reconcile()).toMatchObject({ outcome: "found", run: { id: "j1" } });
});
