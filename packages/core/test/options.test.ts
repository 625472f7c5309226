import { describe, expect, test } from "vitest";
import {
  ANY,
  type ClientOptions,
  checkClient,
  deadline,
  memoryStore,
  observe,
  type RunStart,
  retry,
  runAll,
} from "../src/index.ts";
import { caught, thrown } from "./support/caught.ts";
import { byNote, error, INPUT, type Job, type JobRun, stage, startedJob, startRow, status } from "./support/runs.ts";
import { scripted } from "./support/scripted.ts";
import { clientOf, effectsClient } from "./support/sdk.ts";

/** As JavaScript gives it, or TypeScript through a spread. */
const spread = (wrong: object): object => wrong;

const refused = (message: string) =>
  expect.objectContaining({ name: "RefusedError", acted: "no", message: expect.stringContaining(message) });

describe("a call", () => {
  test.for([
    [{ timeout: 5 }, "unknown option `timeout`; did you mean `timeoutMs`?"],
    [{ deadline: 5 }, "unknown option `deadline`; did you mean `deadlineMs`?"],
    [{ header: {} }, "unknown option `header`; did you mean `headers`?"],
    [{ idempotency_key: "k" }, "unknown option `idempotency_key`; did you mean `idempotencyKey`?"],
    [{ body: 1 }, "unknown option `body`; it takes timeoutMs, deadlineMs, signal, headers, idempotencyKey"],
  ] as const)("with %j sends nothing", async ([wrong, message]) => {
    const server = scripted();
    const { items } = effectsClient(server);

    expect(await caught(items.once({ id: "1" }, spread(wrong)))).toEqual(refused(`items.once: ${message}`));
    expect(server.requests).toEqual([]);
  });

  test("to any path takes what belongs to its request too", async () => {
    const server = scripted();
    const client = effectsClient(server);

    expect(await caught(client.request("GET", "/x", spread({ qery: {} })))).toEqual(
      refused("unknown option `qery`; did you mean `query`?"),
    );
    expect(server.requests).toEqual([]);
  });
});

describe("a list", () => {
  const listOf = (server: ReturnType<typeof scripted>, given?: object) => {
    const list = { id: "items.list", method: "GET", path: "/items", effect: "read" } as const;
    const pages = { style: "single", items: "items" } as const;
    return clientOf<{
      items: { list(options?: object): { toArray(options: object): Promise<unknown> } };
    }>({ items: { list: { ...list, pages } } }, server).items.list(given);
  };

  test("refuses wrong options when it is read", async () => {
    const server = scripted();

    const failure = await caught(listOf(server, { timeout: 5 }).toArray({ limit: 5 }));

    expect(failure).toEqual(refused("did you mean `timeoutMs`?"));
    expect(server.requests).toEqual([]);
  });

  test("refuses wrong options of toArray", async () => {
    const server = scripted();

    expect(await caught(listOf(server).toArray({ limit: 5, max: 5 }))).toEqual(
      refused("items.list: unknown option `max`; it takes limit"),
    );
    expect(server.requests).toEqual([]);
  });
});

describe("a run", () => {
  test.for([
    [{ timeout: 6000 }, "unknown option `timeout`; did you mean `deadlineMs`?"],
    [{ timeoutMs: 6000 }, "unknown option `timeoutMs`; did you mean `deadlineMs`?"],
    [{ poll: 100 }, "unknown option `poll`; did you mean `pollMs`?"],
    [{ onUpdated: () => undefined }, "unknown option `onUpdated`; did you mean `onUpdate`?"],
  ] as const)("is not waited for with %j", async ([wrong, message]) => {
    const { run, requests } = await startedJob([status("Succeeded")]);

    expect(await caught(run.wait(spread(wrong)))).toEqual(refused(message));
    expect(requests).toHaveLength(1);
  });

  test("is not watched with the options of a wait", async () => {
    const { run, requests } = await startedJob([status("Succeeded")]);
    const changes = run.watch(spread({ onUpdate: () => undefined }))[Symbol.asyncIterator]();

    expect(await caught(changes.next())).toEqual(refused("jobs.create.watch: unknown option `onUpdate`"));
    expect(requests).toHaveLength(1);
  });

  test.for(["get", "output", "cancel"] as const)("does no %s with a wrong option", async (name) => {
    const { run, requests } = await startedJob([]);

    expect(await caught(run[name](spread({ timeout: 5 })))).toEqual(refused("did you mean `timeoutMs`?"));
    expect(requests).toHaveLength(1);
  });
});

describe("a start", () => {
  const row = startRow({ find: byNote });
  const wrong = spread({ timeout: 5 });

  test.for<[string, (start: RunStart<object, JobRun>) => Promise<unknown>]>([
    ["start", (start) => start(INPUT, wrong)],
    ["explain", (start) => start.explain(INPUT, wrong)],
    ["reconcile", (start) => start.reconcile(INPUT, { since: 0, correlation: "n" }, wrong)],
    ["once", (start) => start.once(INPUT, { store: memoryStore(), key: "k", ...wrong })],
  ])("%s sends nothing with a wrong option", async ([, act]) => {
    const { client, requests } = stage([], row);

    expect(await caught(act(client.jobs.start))).toEqual(refused("did you mean `timeoutMs`?"));
    expect(requests).toEqual([]);
  });

  test("once notes nothing with a wrong option", async () => {
    const { client } = stage([], row);
    const store = memoryStore();

    await caught(client.jobs.start.once(INPUT, { store, key: "k", ...spread({ ifNotFund: "start" }) }));

    expect(await store.get("k")).toBeUndefined();
  });

  test("refuses an input that its row does not name", async () => {
    const { client, requests } = stage([], { ...row, fields: ["script", "space", "note"] });

    expect(await caught(client.jobs.start({ ...INPUT, scirpt: "drop" }))).toEqual(
      refused("jobs.create: unknown input `scirpt`; did you mean `script`? it takes script, space, note"),
    );
    expect(requests).toEqual([]);
  });

  test("takes every input that its row names", async () => {
    const { client, requests } = stage([error(400)], { ...row, fields: ["script", "space", "note"] });

    expect(await caught(client.jobs.start(INPUT))).toMatchObject({ status: 400 });
    expect(requests).toHaveLength(1);
  });
});

describe("a fleet", () => {
  test("is not started with a wrong option", async () => {
    let started = 0;
    const start = async (): Promise<JobRun> => {
      started++;
      return (await startedJob([])).run;
    };

    expect(await caught(runAll([start], spread({ concurency: 2 })))).toEqual(
      refused("runAll: unknown option `concurency`; did you mean `concurrency`?"),
    );
    expect(started).toBe(0);
  });
});

describe("a client", () => {
  const make = (options: ClientOptions & { readonly token?: string }) => checkClient(options, { token: ANY });

  test.for([
    [{ timeout: 1000 }, "create: unknown option `timeout`; did you mean `timeoutMs`?"],
    [{ baseURL: "https://x" }, "create: unknown option `baseURL`; did you mean `baseUrl`?"],
    [{ tokn: "t" }, "create: unknown option `tokn`; did you mean `token`?"],
    [{ auth: [] }, "create: unknown option `auth`;"],
    [{ retry: { attempt: 2 } }, "create: unknown option `attempt`; did you mean `attempts`?"],
  ] as const)("is not made with %j", ([wrong, message]) => {
    expect(thrown(() => make(spread(wrong)))).toEqual(refused(message));
  });

  test("is made with all that it takes", () => {
    expect(() => make({ token: "t", baseUrl: "https://x", timeoutMs: 1, retry: false, observe: {} })).not.toThrow();
  });

  test("is not made with a hook that does not exist", () => {
    expect(thrown(() => effectsClient({ observe: spread({ onAttempts: () => undefined }) }))).toEqual(
      refused("create: unknown option `onAttempts`; did you mean `onAttempt`?"),
    );
  });
});

describe("a layer", () => {
  test.for<[string, (wrong: object) => unknown]>([
    ["retry", retry],
    ["deadline", deadline],
    ["observe", observe],
  ])("%s is not made with a wrong option", ([name, make]) => {
    expect(thrown(() => make({ clok: 1 }))).toEqual(
      refused(`${name}: unknown option \`clok\`; did you mean \`clock\`?`),
    );
  });
});

test("what is refused is an error of the type that every program knows", async () => {
  const { run } = await startedJob([]);
  const wait: (options: object) => Promise<Job> = run.wait;

  expect(await caught(wait({ timeout: 6000 }))).toMatchObject({ operation: "jobs.create.wait" });
});
