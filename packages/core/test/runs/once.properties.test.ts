import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Hooks, memoryStore, SdkError, type Store } from "../../src/index.ts";
import { pause } from "../../src/transport/within.ts";
import { createProcess, createVendor, failingStore, kill, turns } from "../support/durable-model.ts";
import { holds, LONG } from "../support/property.ts";
import { byNote, byTime, INPUT, type JobRun, type JobsApi, list, startRow } from "../support/runs.ts";
import { clientOf } from "../support/sdk.ts";
import { createVirtualClock, type VirtualClock } from "../support/virtual-clock.ts";

const MINUTE = 60_000;

const rows = {
  "once, with an id its vendor lists": startRow({ find: byNote }),
  "keyed, looked up by its time": startRow({ find: byTime }, "keyed"),
  "once, looked up by its time": startRow({ find: byTime }),
} as const;

/** What one process meets; `idleMs` is the time before it. */
const livesWith = (idle: fc.Arbitrary<number>, step: fc.Arbitrary<number>, longestHoldMs = 5 * MINUTE) =>
  fc.array(
    fc.record({
      ...{
        turns: turns(longestHoldMs),
        kill,
        idleMs: idle,
        random: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      },
      steps: fc.array(fc.record({ afterMs: fc.nat(60_000), ms: step }), { maxLength: 2 }),
      hooks: fc.constantFrom<HookFailure>("none", "throw", "reject", "throw in onHookError too"),
      abortAfterMs: fc.option(fc.nat(20_000), { nil: undefined }),
      store: fc.record({
        failsAt: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
        writes: fc.boolean(),
      }),
    }),
    { minLength: 1, maxLength: 4 },
  );

type Life = ReturnType<typeof livesWith> extends fc.Arbitrary<readonly (infer T)[]> ? T : never;
type HookFailure = "none" | "throw" | "reject" | "throw in onHookError too";

const lives = fc.oneof(
  // Over less than the hour for which a vendor knows a key, the wall clock may be set to anything.
  livesWith(fc.nat(5 * MINUTE), fc.integer({ min: -1e8, max: 1e8 })),
  // Over longer, no process can know more than the wall clock says: it may be off by what a repeat allows for.
  livesWith(fc.nat(3 * 60 * MINUTE), fc.integer({ min: -10_000, max: 10_000 }), 50_000),
  livesWith(fc.nat(5 * MINUTE), fc.constant(0)),
);

function hooksOf(failure: HookFailure): Hooks {
  if (failure === "none") return {};
  const fail = () => {
    throw new Error("a bug of the hook");
  };
  const hook = failure === "reject" ? async () => fail() : fail;
  const onHookError = failure === "throw in onHookError too" ? fail : () => undefined;
  return { onAttempt: hook, onCall: hook, onPollError: hook, onUnknownState: hook, onHookError };
}

type End = { readonly run: JobRun } | { readonly error: unknown } | "killed";

/** One process asks for the durable start. */
async function live(life: Life, row: ReturnType<typeof startRow>, store: Store, world: World): Promise<End> {
  const { clock, vendor } = world;
  await pause(clock, life.idleMs);
  const own = createProcess(clock, life.kill);
  for (const { afterMs, ms } of life.steps) clock.after(afterMs, () => clock.step(ms));
  const controller = new AbortController();
  if (life.abortAfterMs !== undefined) clock.after(life.abortAfterMs, () => controller.abort("enough"));
  const client = clientOf<JobsApi>(
    { jobs: { create: row, get: row.run?.poll ?? list, list } },
    {
      ...{ clock: own.clock, fetch: own.fetchBy(vendor.through(life.turns)), random: () => life.random },
      observe: hooksOf(life.hooks),
    },
  );
  const failing = failingStore(store, life.store.failsAt, life.store.writes);
  const run = client.jobs.start.once(INPUT, { store: own.storeIn(failing), key: "job 7", signal: controller.signal });
  return Promise.race([
    run.then(
      (run) => ({ run }),
      (error: unknown) => ({ error }),
    ),
    own.killed,
  ]);
}

interface World {
  readonly clock: VirtualClock;
  readonly vendor: ReturnType<typeof createVendor>;
}

function createWorld(): World {
  const clock = createVirtualClock();
  return { clock, vendor: createVendor(clock) };
}

const calm: Life = {
  ...{ turns: [], kill: {}, idleMs: 0, random: 0, steps: [], hooks: "none", abortAfterMs: undefined },
  store: { failsAt: undefined, writes: true },
};

const runOf = (end: End | undefined): string | undefined =>
  typeof end === "object" && "run" in end ? end.run.id : undefined;

describe("a durable start, over faults, clock steps, hooks that fail, and kills at any await,", () => {
  test.for(Object.entries(rows))(
    "is carried out at most once, and exactly once if it was answered: %s",
    { timeout: LONG },
    ([, row]) =>
      holds(
        fc.asyncProperty(lives, async (lives) => {
          const { clock, vendor } = createWorld();
          const store = memoryStore();
          const ends: End[] = [];

          for (const life of lives) ends.push(await live(life, row, store, { clock, vendor }));
          const shown = vendor.deeds().length;
          ends.push(await live(calm, row, store, { clock, vendor }));
          // What a gateway still holds is carried out.
          await pause(clock, 10 * MINUTE);

          const ids = vendor.deeds().map(({ id }) => id);
          expect(ids.length, "runs").toBeLessThanOrEqual(1);
          for (const end of ends) {
            if (end === "killed") continue;
            if ("run" in end) expect([end.run.id], "the run that was answered").toEqual(ids);
            else expect(end.error).toBeInstanceOf(SdkError);
            if ("error" in end && (end.error as SdkError).acted === "yes") expect(ids).toHaveLength(1);
          }
          // Where no clock was set, nobody has to look for what can be told apart.
          const isTold =
            row !== rows["once, looked up by its time"] &&
            lives.every(({ steps }) => steps.every(({ ms }) => ms === 0));
          const wasShort = lives.reduce((sum, { idleMs }) => sum + idleMs, 0) < 25 * MINUTE;
          if (isTold && wasShort && shown === 1) expect(runOf(ends.at(-1)), "the last answer").toBe(ids[0]);
        }),
      ),
  );
});
