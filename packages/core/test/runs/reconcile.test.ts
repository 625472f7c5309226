import { describe, expect, test } from "vitest";
import {
  type FindPlan,
  type Lost,
  type OutcomeUnknownError,
  type Reconciled,
  type ReconcileOptions,
  RefusedError,
  type SdkOptions,
} from "../../src/index.ts";
import { pause } from "../../src/transport/within.ts";
import { caught } from "../support/caught.ts";
import { byNote, byTime, error, INPUT, type JobRun, list, STARTED, sent, stage, startRow } from "../support/runs.ts";
import { json, lost, never, type Step, urlOf } from "../support/scripted.ts";
import { EPOCH } from "../support/virtual-clock.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PAST: Lost = { since: EPOCH - HOUR, until: EPOCH - HOUR, correlation: "c1" };
const NOW: Lost = { since: EPOCH, until: EPOCH, correlation: "c1" };

interface Entry {
  readonly id: string;
  readonly note?: string;
  readonly at?: unknown;
}

/** A listed job with the note of the lost start, begun `offsetMs` after the beginning. */
const entry = (id: string, offsetMs = 0, note = "c1"): Entry => ({
  id,
  note,
  at: new Date(EPOCH + offsetMs).toISOString(),
});
const listed = (...jobs: Entry[]): Step => json({ jobs });
const nothing = (): Response => json({ jobs: [] });
const others = (count: number): Entry[] => Array.from({ length: count }, (_, n) => entry(`x${n}`, 0, "another"));
/** The same list, as often as it is looked at. */
const always = (...jobs: Entry[]): Step[] => Array.from({ length: 20 }, () => listed(...jobs));
/** Nothing was found for so long. */
const notFound = (lookedForMs: number) => ({
  ...{ outcome: "notFound", lookedForMs, why: expect.stringMatching(`jobs.list .* ${lookedForMs} ms`) },
});

interface Given {
  readonly row?: ReturnType<typeof startRow>;
  readonly input?: object;
  readonly options?: ReconcileOptions;
  readonly sdk?: Partial<SdkOptions>;
}

function reconciling(
  lostStart: Lost,
  steps: readonly Step[],
  { row = found(), input = INPUT, options, sdk }: Given = {},
) {
  const { client, ...server } = stage(steps, row, sdk);
  return { outcome: client.jobs.start.reconcile(input, lostStart, options), ...server };
}

const found = (parts: Partial<FindPlan> = {}) => startRow({ find: { ...byNote, ...parts } });
const keyed = () => startRow({ find: byTime }, "keyed");

const ids = (reconciled: Reconciled<JobRun> | Reconciled): unknown =>
  reconciled.outcome === "candidates" ? reconciled.runs.map(({ id }) => id) : reconciled;

describe("a lost start with a key", () => {
  test("is sent again with it, and what comes back is its run", async () => {
    const { outcome, ...server } = reconciling({ ...NOW, since: EPOCH - MINUTE }, [json(STARTED)], { row: keyed() });

    const reconciled = await outcome;

    expect(reconciled).toMatchObject({ outcome: "found", run: { id: "j1" } });
    expect(sent(server)).toEqual(["POST /jobs"]);
    expect(server.requests[0]?.headers.get("idempotency-key")).toBe("c1");
    expect(await server.requests[0]?.text()).toBe(JSON.stringify(INPUT));
  });

  test("has that key over all attempts, and in the token", async () => {
    const steps = [lost("ECONNRESET"), json({}, { status: 503 }), json(STARTED)];
    const { outcome, requests } = reconciling(NOW, steps, { row: keyed(), sdk: { retry: {} } });

    const reconciled = await outcome;

    expect(requests.map(({ headers }) => headers.get("idempotency-key"))).toEqual(["c1", "c1", "c1"]);
    expect(reconciled.outcome === "found" && JSON.parse(reconciled.run.token())).toMatchObject({ correlation: "c1" });
  });

  test("keeps it whatever key the look-up is given", async () => {
    const { outcome, requests } = reconciling(NOW, [json(STARTED)], {
      row: keyed(),
      options: { idempotencyKey: "c2" },
    });

    await outcome;

    expect(requests[0]?.headers.get("idempotency-key")).toBe("c1");
  });

  test.for([
    ["no time", "POST /jobs", 0],
    ["54 minutes", "POST /jobs", 54 * MINUTE],
    ["a moment less than 55 minutes", "POST /jobs", 55 * MINUTE - 1],
    ["55 minutes, as clocks and repeats take time", "GET /jobs", 55 * MINUTE],
    ["an hour", "GET /jobs", HOUR],
    ["a day", "GET /jobs", 24 * HOUR],
    ["a time after now, which proves nothing", "GET /jobs", -1],
    ["a time a day after now", "GET /jobs", -24 * HOUR],
  ] as const)("is after %s asked for by %s", async ([, request, ageMs]) => {
    const since = EPOCH - ageMs;
    const { outcome, ...server } = reconciling({ ...NOW, since, until: since }, [json({ ...STARTED, jobs: [] })], {
      ...{ row: keyed(), options: { settleMs: 0 } },
    });

    await outcome;

    expect(sent(server).map((each) => each.split("?")[0])).toEqual([request]);
  });

  test("is as old as this process knows, though the wall clock was set back since", async () => {
    const { client, clock, ...server } = stage([lost("ECONNRESET"), nothing()], keyed());
    const failure = (await caught(client.jobs.start(INPUT))) as OutcomeUnknownError;
    await pause(clock, HOUR);
    clock.step(-30 * MINUTE);

    const reconciled = await failure.reconcile({ settleMs: 0 });

    expect(reconciled.outcome).toBe("notFound");
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  test("is as old as this process knows also after a repeat, though the wall clock was set back since", async () => {
    const { client, clock, ...server } = stage([lost("ECONNRESET"), lost("ECONNRESET"), nothing()], keyed());
    const first = (await caught(client.jobs.start(INPUT))) as OutcomeUnknownError;
    await pause(clock, 50 * MINUTE);
    const second = (await caught(first.reconcile())) as OutcomeUnknownError;
    await pause(clock, 50 * MINUTE);
    clock.step(-HOUR);

    const reconciled = await second.reconcile({ settleMs: 0 });

    expect(reconciled.outcome).toBe("notFound");
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "POST", "GET"]);
  });

  test("that is too old has runs it may be", async () => {
    const { outcome } = reconciling(PAST, [listed(entry("j1", -HOUR))], { row: keyed() });

    expect(ids(await outcome)).toEqual(["j1"]);
  });

  test("is never sent again when the key is not known", async () => {
    const { outcome, ...server } = reconciling({ since: EPOCH }, [listed(entry("j1"))], { row: keyed() });

    expect(ids(await outcome)).toEqual(["j1"]);
    expect(server.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("is not sent again once the hour is over, however long the look-up may take", async () => {
    const busy = json({}, { status: 503, headers: { "retry-after": "1800" } });
    const { outcome, requests } = reconciling({ ...NOW, since: EPOCH - 50 * MINUTE }, [busy, json(STARTED)], {
      ...{ row: keyed(), options: { deadlineMs: 2 * HOUR }, sdk: { retry: {} } },
    });

    await outcome.catch(() => undefined);

    expect(requests).toHaveLength(1);
  });

  test.for([
    ["the client's", MINUTE, {}, 2 * MINUTE],
    ["the look-up's", MINUTE, { deadlineMs: 3 * MINUTE }, 3 * MINUTE],
    ["a minute before the end of the hour", 50 * MINUTE, { deadlineMs: 2 * HOUR }, 9 * MINUTE],
  ] as const)("is given up when its time is over: %s", async ([, ageMs, options, ms]) => {
    const { outcome, clock } = reconciling({ ...NOW, since: EPOCH - ageMs }, [never], {
      ...{ row: keyed(), options: { timeoutMs: HOUR, ...options } },
    });

    expect(await caught(outcome)).toMatchObject({ name: "OutcomeUnknownError", cause: { name: "DeadlineError" } });
    expect(clock.elapsed()).toBe(ms);
  });

  test("is as old as the start was first sent, also by the error of a lost repeat", async () => {
    const since = EPOCH - 54 * MINUTE;
    const { outcome, clock, ...server } = reconciling({ ...NOW, since }, [lost("ECONNRESET"), listed(entry("j1"))], {
      row: keyed(),
    });
    const failure = (await caught(outcome)) as OutcomeUnknownError;
    await pause(clock, 2 * MINUTE);

    const reconciled = await failure.reconcile();

    expect(ids(reconciled)).toEqual(["j1"]);
    expect(server.requests.map(({ method }) => method)).toEqual(["POST", "GET"]);
  });

  test.for([
    ["a rejection", error(409)],
    ["a connection that is refused", lost("ECONNREFUSED")],
    ["too many requests", error(429)],
  ] as const)("may have been carried out, whatever %s says of its repeat", async ([, step]) => {
    const { outcome } = reconciling(NOW, [step], { row: keyed() });

    const failure = await caught(outcome);

    expect(failure).toMatchObject({ operation: "jobs.create", acted: "maybe" });
  });

  test("can be reconciled again by the error of a repeat that was lost, too", async () => {
    const { outcome, requests } = reconciling(NOW, [lost("ECONNRESET"), json(STARTED)], { row: keyed() });
    const failure = (await caught(outcome)) as OutcomeUnknownError;

    const reconciled = await failure.reconcile();

    expect(reconciled).toMatchObject({ outcome: "found", run: { id: "j1" } });
    expect(requests.map(({ headers }) => headers.get("idempotency-key"))).toEqual(["c1", "c1"]);
  });
});

describe("a lost start with a correlation id", () => {
  test("is the run that carries it", async () => {
    const { outcome, ...server } = reconciling(NOW, [listed(entry("x1", 0, "another"), entry("j1"))]);

    const reconciled = await outcome;

    expect(reconciled).toMatchObject({ outcome: "found", run: { id: "j1", state: "running", last: undefined } });
    expect(sent(server)).toEqual(["GET /jobs?note=c1"]);
  });

  test("is a run as its start would have answered", async () => {
    const { outcome } = reconciling(PAST, [listed(entry("j1", -HOUR))]);

    const reconciled = await outcome;

    expect(reconciled.outcome === "found" && JSON.parse(reconciled.run.token())).toEqual({
      ...{ v: 1, vendor: "test", origin: "https://api.test", path: "", operation: "jobs.create", id: "j1" },
      ...{ correlation: "c1", started: EPOCH - HOUR, input: { space: "s1" } },
    });
  });

  const until = EPOCH + MINUTE;

  test.for([
    ["before it by the skew of clocks", new Date(EPOCH - 5 * MINUTE).toISOString(), "found"],
    ["longer before it", new Date(EPOCH - 5 * MINUTE - 1).toISOString(), "candidates"],
    ["after it by the skew of clocks", new Date(until + 5 * MINUTE).toISOString(), "found"],
    ["longer after it", new Date(until + 5 * MINUTE + 1).toISOString(), "candidates"],
    ["in epoch milliseconds, in time", EPOCH, "found"],
    ["in epoch milliseconds, long ago", EPOCH - HOUR, "candidates"],
    ["at a time nobody can read", "yesterday", "found"],
    ["at no time", undefined, "found"],
  ] as const)("and one run begun %s: %s", async ([, at, verdict]) => {
    const { outcome } = reconciling({ ...NOW, until }, [listed({ id: "j1", note: "c1", at })]);

    const reconciled = await outcome;

    expect(reconciled.outcome).toBe(verdict);
    expect(reconciled.outcome === "candidates" && ids(reconciled)).toEqual(verdict === "candidates" && ["j1"]);
  });

  test("that several runs carry has candidates", async () => {
    const { outcome } = reconciling(NOW, [listed(entry("j2", 1000), entry("j1"), entry("x1", 0, "another"))]);

    expect(ids(await outcome)).toEqual(["j2", "j1"]);
  });

  test("that runs of another time carry, too, has candidates", async () => {
    const { outcome } = reconciling(NOW, [listed(entry("j2"), entry("j1", -HOUR))]);

    expect(ids(await outcome)).toEqual(["j2", "j1"]);
  });

  test("is not among runs that carry another", async () => {
    const { outcome } = reconciling(PAST, always(entry("x1", -HOUR, "another")));

    expect(await outcome).toEqual(notFound(MINUTE));
  });

  test("is looked for until it shows", async () => {
    const { outcome, clock } = reconciling(NOW, [nothing(), nothing(), nothing(), nothing(), listed(entry("j1"))]);

    expect(await outcome).toMatchObject({ outcome: "found", run: { id: "j1" } });
    expect(clock.elapsed()).toBeLessThan(30_000);
  });

  test("that is not known cannot be looked for", async () => {
    const { outcome, requests } = reconciling({ since: EPOCH }, []);

    expect(await outcome).toEqual({ outcome: "unknown", why: expect.stringContaining("jobs.list") });
    expect(requests).toHaveLength(0);
  });
});

describe("a lost start that is not found", () => {
  test.for([
    ["a minute from when it was looked for", NOW, {}, MINUTE],
    ["no matter when it began", { ...NOW, since: EPOCH - HOUR }, {}, MINUTE],
    ["no matter how long ago it ended", PAST, {}, MINUTE],
    ["no matter when it will have ended", { ...NOW, until: EPOCH + HOUR }, {}, MINUTE],
    ["no matter that nobody knows when it was sent last", { since: EPOCH - HOUR, correlation: "c1" }, {}, MINUTE],
    ["as soon as the caller says", NOW, { settleMs: 5000 }, 5000],
    ["as late as the caller says", NOW, { settleMs: 120_000 }, 120_000],
    ["at once where the caller says so", NOW, { settleMs: 0 }, 0],
  ] as const)("is looked for: %s", async ([, lostStart, options, ms]) => {
    const { outcome, clock, times } = reconciling(lostStart, always(), { options });

    expect(await outcome).toEqual(notFound(ms));
    expect(clock.elapsed()).toBe(ms);
    expect(times.at(-1)).toBe(ms);
  });

  test.for([2 * HOUR, MINUTE, -MINUTE, -2 * HOUR])(
    "is looked for as long though the wall clock is set by %d ms meanwhile",
    async (stepMs) => {
      const { outcome, clock } = reconciling(NOW, always());
      clock.after(2000, () => clock.step(stepMs));

      expect(await outcome).toEqual(notFound(MINUTE));
      expect(clock.elapsed()).toBe(MINUTE);
    },
  );

  test("is looked for in few requests", async () => {
    const { outcome, requests } = reconciling(NOW, always());

    await outcome;

    expect(requests.length).toBeLessThanOrEqual(7);
  });

  test("is not proved not to have been made: a gateway may hold it", async () => {
    const { outcome } = reconciling(NOW, always());

    expect(await outcome).toMatchObject({ why: expect.stringContaining("may start it later") });
  });

  test("is not found where the list is too long to be read to its end", async () => {
    const { outcome } = reconciling(NOW, always(...others(1000)));

    expect(await outcome).toEqual(notFound(MINUTE));
  });

  test.for([Number.NaN, -1, "5000"])("is not looked for where settleMs is %j", async (settleMs) => {
    const { outcome, requests } = reconciling(NOW, [], { options: { settleMs: settleMs as number } });

    const failure = await caught(outcome);

    expect(failure).toBeInstanceOf(RefusedError);
    expect((failure as Error).message).toContain("`settleMs`");
    expect(requests).toHaveLength(0);
  });

  test("is read no further than that", async () => {
    const paged = {
      ...list,
      query: ["page", "size"],
      pages: { style: "page", page: "page", size: "size", first: 0, items: "jobs" },
    } as const;
    const page = (n: number) =>
      listed(...Array.from({ length: 400 }, (_, each) => entry(`x${n}-${each}`, 0, "another")));
    const { outcome, requests } = reconciling(PAST, [page(1), page(2), page(3), page(4)], {
      ...{ row: found({ operation: paged, input: { size: 400 } }), options: { settleMs: 0 } },
    });

    expect((await outcome).outcome).toBe("notFound");
    expect(requests).toHaveLength(3);
  });
});

describe("a lost start that carries nothing of its own", () => {
  const row = startRow({ find: byTime });
  const plain: Lost = { since: EPOCH, until: EPOCH };

  test("is looked for by its input and time", async () => {
    const { outcome, ...server } = reconciling(plain, [listed(entry("j1"))], { row });

    await outcome;

    expect(Object.fromEntries(urlOf(server).searchParams)).toEqual({
      ...{ script: "vacuum", since: new Date(EPOCH - 5 * MINUTE).toISOString() },
    });
  });

  test("has but a candidate, even where only one run is of its time", async () => {
    const { outcome } = reconciling(plain, [listed(entry("j1"))], { row });

    expect(ids(await outcome)).toEqual(["j1"]);
  });

  test("has no candidates of another time", async () => {
    const jobs = [entry("j3", 6 * MINUTE), entry("j2", 4 * MINUTE), entry("j1", -4 * MINUTE), entry("j0", -6 * MINUTE)];
    const { outcome } = reconciling(plain, [listed(...jobs)], { row });

    expect(ids(await outcome)).toEqual(["j2", "j1"]);
  });

  test("has every later run as a candidate where nobody knows when it was sent last", async () => {
    const { outcome } = reconciling({ since: EPOCH - HOUR }, [listed(entry("j2"), entry("j1", -2 * HOUR))], { row });

    expect(ids(await outcome)).toEqual(["j2"]);
  });

  test("has the newest candidate first, whatever the vendor's order", async () => {
    const { outcome } = reconciling(plain, [listed(entry("j1", 1), entry("j3", 3), entry("j2", 2))], { row });

    expect(ids(await outcome)).toEqual(["j3", "j2", "j1"]);
  });

  test("has candidates that can be read as any run", async () => {
    const { outcome, ...server } = reconciling(plain, [listed(entry("j1")), json({ status: "Succeeded" })], { row });
    const reconciled = await outcome;

    const record = reconciled.outcome === "candidates" && (await reconciled.runs[0]?.wait());

    expect(record).toEqual({ status: "Succeeded" });
    expect(sent(server)[1]).toBe("GET /spaces/s1/jobs/j1");
  });

  test("is not found where no run is of its time", async () => {
    const { outcome, clock } = reconciling(plain, always(), { row });

    expect(await outcome).toMatchObject({ outcome: "notFound", why: expect.stringContaining("no run of that time") });
    expect(clock.elapsed()).toBe(MINUTE);
  });

  test("is unknown without an input it could be looked for by, as any run might be it", async () => {
    const { outcome, requests } = reconciling(plain, [listed(entry("j1"))], { row, input: { space: "s1" } });

    expect(await outcome).toEqual({ outcome: "unknown", why: expect.stringContaining("nothing is known") });
    expect(requests).toHaveLength(0);
  });
});

test("a lost start of a vendor that lists nothing is unknown", async () => {
  const { outcome, requests } = reconciling(NOW, [], { row: startRow() });

  expect(await outcome).toEqual({ outcome: "unknown", why: expect.stringContaining("no way to look") });
  expect(requests).toHaveLength(0);
});

describe("a look-up that fails", () => {
  test.for([
    ["may not be made", error(403), { name: "ApiError", status: 403, operation: "jobs.list" }],
    ["is lost", lost("ECONNRESET"), { name: "ConnectionError", operation: "jobs.list" }],
    ["answers no list", json({ status: "ok" }), { name: "DecodeError", operation: "jobs.list" }],
    ["lists the run without its id", json({ jobs: [{ note: "c1", at: EPOCH }] }), { name: "DecodeError" }],
  ] as const)("because it %s ends with that error, and says nothing of the start", async ([, step, told]) => {
    const { outcome } = reconciling(NOW, [step]);

    expect(await caught(outcome)).toMatchObject(told);
  });

  test("after one that found nothing is no proof either", async () => {
    const { outcome } = reconciling(NOW, [nothing(), error(500)]);

    expect(await caught(outcome)).toMatchObject({ name: "ApiError", status: 500 });
  });

  test("because the operation is no list is an error of the table", async () => {
    const { pages: _, ...single } = list;
    const { outcome } = reconciling(NOW, [], { row: found({ operation: single }) });

    expect(await caught(outcome)).toMatchObject({ name: "TypeError", message: "jobs.list is not a list" });
  });
});

describe("the options of a look-up", () => {
  test.for([
    ["a pause", nothing()],
    ["a request", never],
  ] as const)("end it during %s by their signal", async ([, step]) => {
    const controller = new AbortController();
    const { outcome, clock, requests } = reconciling(NOW, [step], { options: { signal: controller.signal } });
    clock.after(500, () => controller.abort("enough"));

    expect(await caught(outcome)).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(clock.elapsed()).toBe(500);
    expect(requests).toHaveLength(1);
  });

  test("send nothing under an aborted signal", async () => {
    const { outcome, requests } = reconciling(NOW, [], { options: { signal: AbortSignal.abort("enough") } });

    expect(await caught(outcome)).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(requests).toHaveLength(0);
  });

  test("are those of every request", async () => {
    const { outcome, requests } = reconciling(NOW, [nothing(), listed(entry("j1"))], {
      options: { headers: { "x-note": "1" } },
    });

    await outcome;

    expect(requests.map(({ headers }) => headers.get("x-note"))).toEqual(["1", "1"]);
  });
});
