import { describe, expect, test } from "vitest";
import {
  memoryStore,
  type OnceOptions,
  type OutcomeUnknownError,
  RefusedError,
  runAll,
  type Store,
} from "../../src/index.ts";
import { pause } from "../../src/transport/within.ts";
import { caught } from "../support/caught.ts";
import { byNote, byTime, error, INPUT, type JobRun, STARTED, sent, stage, startRow } from "../support/runs.ts";
import { json, lost, never, type Step } from "../support/scripted.ts";
import { EPOCH } from "../support/virtual-clock.ts";

const KEY = "job 7";
const MINUTE = 60_000;
const noted = startRow({ find: byNote });
const keyed = startRow({ find: byTime }, "keyed");

/** A store that tells what was done to it. */
function toldStore(events: string[] = []): Store & { note(): { lost?: { correlation?: string }; token?: string } } {
  const store = memoryStore();
  return {
    get: (key) => store.get(key),
    set(key, value) {
      const { lost, token } = JSON.parse(value);
      events.push(token ? "token" : lost ? "lost" : "nothing");
      return store.set(key, value);
    },
    note: () => JSON.parse((store.get(KEY) as string | undefined) ?? "{}"),
  };
}

interface Given {
  readonly row?: ReturnType<typeof startRow>;
  readonly store?: Store;
  readonly options?: Partial<OnceOptions<JobRun>>;
  readonly baseUrl?: string;
}

/** A process that makes the start once. */
function begin(steps: readonly Step[], { row = noted, store = toldStore(), options, baseUrl }: Given = {}) {
  const { client, ...server } = stage(steps, row, baseUrl === undefined ? {} : { baseUrl });
  const run = client.jobs.start.once(INPUT, { store, key: KEY, ...options });
  return { run, client, store, ...server };
}

/** A store with the note of a start that was lost. */
async function afterLost(row = noted): Promise<ReturnType<typeof toldStore>> {
  const store = toldStore();
  await caught(begin([lost("ECONNRESET")], { row, store }).run);
  return store;
}

const correlationOf = (store: ReturnType<typeof toldStore>) => store.note().lost?.correlation;
const listed = (note: unknown, at = EPOCH): Step => json({ jobs: [{ id: "j1", note, at }] });
const nothing = (): Response => json({ jobs: [] });
const always = Array.from({ length: 20 }, () => nothing);

describe("a durable start", () => {
  test("is noted before it is sent, and its token before it is answered", async () => {
    const events: string[] = [];
    const answer = () => {
      events.push("sent");
      return json(STARTED);
    };

    const run = await begin([answer], { store: toldStore(events) }).run;

    expect(run.id).toBe("j1");
    expect(events).toEqual(["lost", "sent", "token"]);
  });

  test.for([
    [
      "the input that carries it",
      noted,
      (request: Request) =>
        request
          .clone()
          .json()
          .then(({ note }) => note),
    ],
    ["its key", keyed, (request: Request) => request.headers.get("idempotency-key")],
  ] as const)("is noted with its time and the id it is sent with: %s", async ([, row, idIn]) => {
    const store = toldStore();
    const { run, requests } = begin([lost("ECONNRESET")], { row, store });
    await caught(run);

    const sentWith = await idIn(requests[0] as Request);

    expect(sentWith).toEqual(expect.any(String));
    expect(store.note()).toEqual({
      ...{ v: 1, operation: "jobs.create", lost: { since: EPOCH, correlation: sentWith } },
    });
  });

  test("is one run, whichever process asks for it again, and however often", async () => {
    const { run, store } = begin([json(STARTED)]);
    await run;
    const [second, third] = [begin([], { store }), begin([], { store })];

    expect([(await second.run).id, (await third.run).id]).toEqual(["j1", "j1"]);
    expect([...second.requests, ...third.requests]).toEqual([]);
  });

  test("is another one under another key, or in another store", async () => {
    const { run, client, store } = begin([json(STARTED), json({ job: { id: "j2" } }), json({ job: { id: "j3" } })]);
    await run;

    const other = await client.jobs.start.once(INPUT, { store, key: "job 8" });
    const elsewhere = await client.jobs.start.once(INPUT, { store: memoryStore(), key: KEY });

    expect([other.id, elsewhere.id]).toEqual(["j2", "j3"]);
  });

  test("passes the call's options on", async () => {
    const { run, requests } = begin([json(STARTED)], { options: { headers: { "x-note": "1" } } });

    await run;

    expect(requests[0]?.headers.get("x-note")).toBe("1");
  });

  test.for([
    ["is rejected", error(400), { name: "ApiError", acted: "no" }],
    ["is never made", lost("ECONNREFUSED", "connect"), { name: "ConnectionError", acted: "no" }],
  ] as const)("that %s leaves nothing to look for, so that the next one starts", async ([, step, told]) => {
    const first = begin([step]);

    expect(await caught(first.run)).toMatchObject(told);

    const second = begin([json(STARTED)], { store: first.store });
    expect((await second.run).id).toBe("j1");
    expect(sent(second)).toEqual(["POST /jobs"]);
  });

  test.for(["", " \t", undefined, 7])("is refused under the key %j, which names nothing", async (key) => {
    const events: string[] = [];
    const { run, requests } = begin([], { store: toldStore(events), options: { key: key as string } });

    expect(await caught(run)).toBeInstanceOf(RefusedError);
    expect([...requests, ...events]).toEqual([]);
  });

  test.for([Number.NaN, -1])("is refused with settleMs %d before anything is sent", async (settleMs) => {
    const { run, requests } = begin([json(STARTED)], { options: { settleMs } });

    const failure = await caught(run);

    expect(failure).toBeInstanceOf(RefusedError);
    expect((failure as Error).message).toContain("`settleMs`");
    expect(requests).toHaveLength(0);
  });
});

describe("a durable start that was lost", () => {
  test("is looked up by the next process, which answers its run and keeps the token", async () => {
    const store = await afterLost();
    const { run, ...server } = begin([nothing(), listed(correlationOf(store))], { store });

    expect((await run).id).toBe("j1");
    expect(server.requests.map(({ method }) => method)).toEqual(["GET", "GET"]);
    expect(store.note().token).toBe((await run).token());
  });

  test("is sent again with its key where the vendor knows repeats by it", async () => {
    const store = await afterLost(keyed);
    const key = correlationOf(store);
    const { run, requests } = begin([json(STARTED)], { row: keyed, store });

    expect((await run).id).toBe("j1");
    expect(requests.map(({ method, headers }) => [method, headers.get("idempotency-key")])).toEqual([["POST", key]]);
  });

  test("keeps its key and time when its repeat is lost too", async () => {
    const store = await afterLost(keyed);
    const before = store.note();

    const failure = await caught(begin([lost("ECONNRESET")], { row: keyed, store }).run);

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", idempotencyKey: before.lost?.correlation });
    expect(store.note()).toEqual(before);
  });

  test("and not found is not made again: a person has to look", async () => {
    const store = await afterLost();
    const before = store.note();
    const { run, clock, requests } = begin(always, { store });

    const failure = await caught(run);

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", acted: "maybe", since: EPOCH });
    expect((failure as OutcomeUnknownError).correlation).toBe(before.lost?.correlation);
    expect((failure as Error).message).toMatch(
      /noted at 2026-11-22T00:00:00.000Z was not found: jobs.list .* 60000 ms/,
    );
    expect(clock.elapsed()).toBe(MINUTE);
    expect(requests.map(({ method }) => method)).not.toContain("POST");
    expect(store.note()).toEqual(before);
  });

  test("and not found in time is found by its error later", async () => {
    const store = await afterLost();
    const { run } = begin([nothing(), listed(correlationOf(store))], { store, options: { settleMs: 0 } });
    const failure = (await caught(run)) as OutcomeUnknownError;

    expect(await failure.reconcile()).toMatchObject({ outcome: "found", run: { id: "j1" } });
  });

  test("and not found is made again where the caller would rather have two than none", async () => {
    const store = await afterLost();
    const first = correlationOf(store);
    const { run, ...server } = begin([...always.slice(0, 7), json(STARTED)], {
      store,
      options: { ifNotFound: "start" },
    });

    expect((await run).id).toBe("j1");
    expect(sent(server).at(-1)).toBe("POST /jobs");
    expect((await (server.requests.at(-1) as Request).clone().json()).note).not.toBe(first);
    expect(store.note()).toHaveProperty("token");
  });

  test("is still looked for after a second start that was rejected", async () => {
    const store = await afterLost();
    const before = store.note();
    const options = { ifNotFound: "start", settleMs: 0 } as const;

    const failure = await caught(begin([nothing(), error(400)], { store, options }).run);

    expect(failure).toMatchObject({ name: "ApiError", status: 400 });
    expect(store.note()).toEqual(before);
  });

  test("is never one of several that may be it, not even where the caller would rather have two", async () => {
    const store = await afterLost();
    const [note, at] = [correlationOf(store), EPOCH];
    const two = json({
      jobs: [
        { id: "j2", note, at: at + 1 },
        { id: "j1", note, at },
      ],
    });
    const { run } = begin([two], { store, options: { ifNotFound: "start" } });

    const failure = await caught(run);

    expect(failure).toMatchObject({ name: "OutcomeUnknownError" });
    expect((failure as Error).message).toContain("may be one of the runs j2, j1");
  });

  test("at a vendor that lists nothing is for a person", async () => {
    const row = startRow();
    const store = await afterLost(row);
    const { run, requests } = begin([], { row, store, options: { ifNotFound: "start" } });

    const failure = await caught(run);

    expect(failure).toMatchObject({ name: "OutcomeUnknownError" });
    expect((failure as Error).message).toContain("no way to look");
    expect(requests).toHaveLength(0);
  });

  describe("and is not certain", () => {
    /** Two runs that may be it. */
    const two = (note: unknown): Step =>
      json({
        jobs: [
          { id: "j2", note, at: EPOCH + 1 },
          { id: "j1", note, at: EPOCH },
        ],
      });

    test("is the one of the candidates that the caller chooses, which is kept", async () => {
      const store = await afterLost();
      const seen: unknown[] = [];
      const choose = async (candidates: readonly JobRun[]) => {
        seen.push(candidates.map(({ id }) => id));
        return candidates.at(1);
      };

      const run = await begin([two(correlationOf(store))], { store, options: { choose } }).run;
      const again = await begin([], { store }).run;

      expect(seen).toEqual([["j2", "j1"]]);
      expect([run.id, again.id]).toEqual(["j1", "j1"]);
    });

    test("is the run that a person has found, where the vendor shows none", async () => {
      const store = await afterLost();
      const { client } = stage([]);
      const choose = () => client.jobs.attach("j7", { space: "s1" });

      const run = await begin(always, { store, options: { choose, settleMs: 0 } }).run;

      expect(run.id).toBe("j7");
      expect(store.note().token).toBe(run.token());
    });

    test.for([
      ["fail", "OutcomeUnknownError"],
      ["start", undefined],
    ] as const)("and nobody can choose: ifNotFound decides, here %s", async ([ifNotFound, name]) => {
      const store = await afterLost();
      const options = { choose: () => undefined, ifNotFound, settleMs: 0 };

      const end = await begin([nothing(), json(STARTED)], { store, options }).run.catch((error) => error);

      expect(end).toMatchObject(name === undefined ? { id: "j1" } : { name });
    });

    test("is as unknown as before when the choice fails", async () => {
      const store = await afterLost();
      const before = store.note();
      const choose = () => Promise.reject(new Error("nobody there"));

      const failure = await caught(begin([two(correlationOf(store))], { store, options: { choose } }).run);

      expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { message: "nobody there" } });
      expect(store.note()).toEqual(before);
    });

    test("is not asked about where it is certain", async () => {
      const store = await afterLost();
      const choose = () => {
        throw new Error("not asked");
      };

      const run = await begin([listed(correlationOf(store))], { store, options: { choose } }).run;

      expect(run.id).toBe("j1");
    });
  });

  test.for([
    ["may not be made", error(403), { name: "ApiError", status: 403 }],
    ["is refused", lost("ECONNREFUSED", "connect"), { name: "ConnectionError", acted: "no" }],
    ["answers no list", json({}), { name: "DecodeError" }],
  ] as const)("is as unknown as before when the look-up %s", async ([, step, cause]) => {
    const store = await afterLost();
    const { run, client } = begin([step, step instanceof Response ? step.clone() : step], { store });

    const failure = await caught(run);
    const summary = await runAll([() => client.jobs.start.once(INPUT, { store, key: KEY })]);

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", acted: "maybe", cause });
    expect(summary).toMatchObject({ unknown: [{ index: 0 }], notStarted: [] });
  });

  test.for([
    ["a pause", nothing],
    ["a request", never],
  ] as const)("is as unknown as before when the look-up is aborted during %s", async ([, step]) => {
    const store = await afterLost();
    const controller = new AbortController();
    const { run, clock } = begin([step], { store, options: { signal: controller.signal } });
    clock.after(500, () => controller.abort("enough"));

    const failure = await caught(run);

    expect(failure).toMatchObject({ name: "OutcomeUnknownError", cause: { name: "AbortError", cause: "enough" } });
    expect(clock.elapsed()).toBe(500);
  });
});

describe("a process that is killed", () => {
  const stuck = new Promise<never>(() => undefined);
  const killed = (promise: Promise<unknown>, clock: Parameters<typeof pause>[0]) =>
    Promise.race([promise.then(() => "settled"), pause(clock, 10 * MINUTE).then(() => "killed")]);

  test("before it has noted anything leaves the start to the next one", async () => {
    const store = memoryStore();
    const first = begin([], { store: { ...store, set: () => stuck } });
    expect(await killed(first.run, first.clock)).toBe("killed");

    const next = begin([json(STARTED)], { store });

    expect((await next.run).id).toBe("j1");
    expect(first.requests).toHaveLength(0);
  });

  test("while its start is under way has the next one find the run", async () => {
    const store = toldStore();
    begin([() => stuck], { store }).run.catch(() => undefined);
    await new Promise(setImmediate);

    const next = begin([listed(correlationOf(store))], { store });

    expect((await next.run).id).toBe("j1");
    expect(next.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("between the answer and the token has the next one find the run", async () => {
    const store = toldStore();
    const cut: Store = { ...store, set: (key, value) => (JSON.parse(value).token ? stuck : store.set(key, value)) };
    const first = begin([json(STARTED)], { store: cut });
    expect(await killed(first.run, first.clock)).toBe("killed");

    const next = begin([listed(correlationOf(store))], { store });

    expect((await next.run).id).toBe("j1");
  });
});

describe("the store of a durable start", () => {
  const disk = new Error("disk full");

  test("that cannot be read ends it before anything is sent, and nobody knows of earlier ones", async () => {
    const { run, requests } = begin([json(STARTED)], {
      store: { get: () => Promise.reject(disk), set: () => undefined },
    });

    expect(await caught(run)).toMatchObject({ name: "LayerError", acted: "maybe", cause: disk });
    expect(requests).toHaveLength(0);
  });

  test("that cannot be written ends it before anything is sent", async () => {
    const { run, requests } = begin([json(STARTED)], { store: { get: () => null, set: () => Promise.reject(disk) } });

    expect(await caught(run)).toMatchObject({ name: "LayerError", acted: "no", cause: disk });
    expect(requests).toHaveLength(0);
  });

  test("that loses the token is told with the run's id, and the next one finds it", async () => {
    const store = toldStore();
    const failing: Store = {
      ...store,
      set: (key, value) => (JSON.parse(value).token ? Promise.reject(disk) : store.set(key, value)),
    };

    const failure = await caught(begin([json(STARTED)], { store: failing }).run);

    expect(failure).toMatchObject({ name: "LayerError", acted: "yes", cause: disk });
    expect((failure as Error).message).toContain("run j1");
    expect((await begin([listed(correlationOf(store))], { store }).run).id).toBe("j1");
  });

  test("that cannot note that nothing was started leaves the start's own error", async () => {
    const store = memoryStore();
    let sets = 0;
    const failing: Store = {
      ...store,
      set: (key, value) => (++sets > 1 ? Promise.reject(disk) : store.set(key, value)),
    };

    const failure = await caught(begin([error(400)], { store: failing }).run);

    expect(failure).toMatchObject({ name: "ApiError", status: 400 });
  });

  test.for([
    ["of another client", { baseUrl: "https://other.test" }, "yes"],
    ["of another operation", { row: { ...noted, id: "jobs.drop" } }, "maybe"],
  ] as const)("with a note %s is refused, and does not say that nothing was started", async ([, given, acted]) => {
    const { run, store } = begin([json(STARTED)]);
    await run;

    const { requests, ...other } = begin([], { ...given, store });

    expect(await caught(other.run)).toMatchObject({
      name: "RefusedError",
      operation: expect.stringMatching("^jobs"),
      acted,
    });
    expect(requests).toHaveLength(0);
  });

  test("has no secret and no input in it", async () => {
    const store = toldStore();
    const { client } = stage([json(STARTED)], noted);

    await client.jobs.start.once({ ...INPUT, password: "hunter2hunter2" }, { store, key: KEY });

    expect(JSON.stringify(store.note())).not.toMatch(/hunter2|vacuum/);
  });
});
