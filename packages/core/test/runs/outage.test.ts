import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SdkOptions } from "../../src/index.ts";
import { holds, LONG } from "../support/property.ts";
import { type Job, type JobRun, stage, startRow } from "../support/runs.ts";
import { json, lost, never, type Step, scripted } from "../support/scripted.ts";

/** What a request meets while a vendor, or the way to it, is out. */
const faults = {
  "503": () => json({ error: "no" }, { status: 503 }),
  "refused connections": lost("ECONNREFUSED", "connect"),
  "lost connections": lost("ECONNRESET", "read"),
  "404": () => json({ error: "no" }, { status: 404 }),
  "a login page": () => new Response("<html>", { headers: { "content-type": "text/html" } }),
  silence: never,
} satisfies Record<string, Step>;

type Fault = keyof typeof faults;

interface Outage {
  readonly fault: Fault;
  readonly fromMs: number;
  readonly forMs: number;
}

const MINUTE = 60_000;

/** A run that ends after `endMs`, and outages on the way. */
function outages(all: readonly Outage[], endMs: number, options: Partial<SdkOptions> = {}) {
  const record = (): Response => json({ status: staged.clock.elapsed() >= endMs ? "Succeeded" : "Active" });
  const answer = async (request: Request): Promise<Response> => {
    const now = staged.clock.elapsed();
    const { fault } = all.find(({ fromMs, forMs }) => now >= fromMs && now < fromMs + forMs) ?? {};
    return fault === undefined ? record() : scripted(faults[fault]).fetch(request);
  };
  const staged = stage(
    Array.from({ length: 20_000 }, () => answer),
    startRow(),
    options,
  );
  const attach = (id: string): JobRun => staged.client.jobs.attach(id, { space: "s1" });
  return { ...staged, attach };
}

const ended: Job = { status: "Succeeded" };

describe("a wait", () => {
  test.for([
    ["503", MINUTE],
    ["503", 10 * MINUTE],
    ["refused connections", MINUTE],
    ["refused connections", 10 * MINUTE],
    ["lost connections", 10 * MINUTE],
    ["a login page", 10 * MINUTE],
    ["silence", 10 * MINUTE],
    ["404", MINUTE],
  ] as const)("outlives an outage by %s of %d ms, and sees the end soon after it", async ([fault, forMs]) => {
    const { attach, clock } = outages([{ fault, fromMs: 10_000, forMs }], 20_000);

    const record = await attach("j1").wait({ deadlineMs: 15 * MINUTE });

    expect(record).toEqual(ended);
    // The last poll of an outage may be one that hangs for the time of an attempt.
    expect(clock.elapsed()).toBeLessThanOrEqual(10_000 + forMs + 15_000 + (fault === "silence" ? MINUTE : 0));
  });

  test("outlives an outage from its first poll on", async () => {
    const { attach } = outages([{ fault: "503", fromMs: 0, forMs: MINUTE }], 0);

    expect(await attach("j1").wait()).toEqual(ended);
  });

  test("outlives an outage of one kind after the other", async () => {
    const kinds: Fault[] = ["503", "404", "refused connections", "404", "a login page", "404", "silence"];
    const all = kinds.map((fault, index): Outage => ({ fault, fromMs: index * MINUTE, forMs: MINUTE }));
    const { attach } = outages(all, 0);

    expect(await attach("j1").wait({ deadlineMs: 20 * MINUTE })).toEqual(ended);
  });

  test("of a hundred on one client, all outlive an outage of 40 s", async () => {
    const { attach, client } = outages([{ fault: "503", fromMs: 5000, forMs: 40_000 }], 50_000, {
      retry: { attempts: 4 },
    });

    const records = await Promise.all(Array.from({ length: 100 }, (_, n) => attach(`j${n}`).wait()));

    expect(records).toEqual(Array(100).fill(ended));
    expect(client.stats()).toMatchObject({ suppressed: 0, budget: 100 });
  });

  test("that an outage outlives ends at its deadline, to the millisecond", async () => {
    const { attach, clock } = outages([{ fault: "503", fromMs: 0, forMs: 60 * MINUTE }], 0);

    await expect(attach("j1").wait({ deadlineMs: 10 * MINUTE })).rejects.toMatchObject({ name: "DeadlineError" });
    expect(clock.elapsed()).toBe(10 * MINUTE);
  });
});

describe("the wall clock, set during a wait,", () => {
  const HOUR = 60 * MINUTE;

  test.for([-2 * HOUR, -MINUTE, MINUTE, 2 * HOUR])("by %d ms, changes no poll and no end", async (stepMs) => {
    const all = [{ fault: "503", fromMs: 20_000, forMs: MINUTE }] as const;
    const [steady, stepped] = [outages(all, 120_000), outages(all, 120_000)];
    for (const at of [1000, 30_000, 90_000]) stepped.clock.after(at, () => stepped.clock.step(stepMs));

    const [record] = await Promise.all([stepped.attach("j1").wait(), steady.attach("j1").wait()]);

    expect(record).toEqual(ended);
    expect(stepped.times).toEqual(steady.times);
  });

  test.for([-2 * HOUR, 2 * HOUR])("by %d ms, moves no deadline", async (stepMs) => {
    const { attach, clock } = outages([], Number.POSITIVE_INFINITY);
    clock.after(1000, () => clock.step(stepMs));

    await expect(attach("j1").wait({ deadlineMs: MINUTE })).rejects.toMatchObject({ name: "DeadlineError" });
    expect(clock.elapsed()).toBe(MINUTE);
  });
});

const outage = fc.record({
  fault: fc.constantFrom(...(Object.keys(faults) as Fault[])),
  fromMs: fc.nat(2 * MINUTE),
  forMs: fc.integer({ min: 1, max: 80_000 }),
});
const steps = fc.array(fc.record({ at: fc.nat(2 * MINUTE), ms: fc.integer({ min: -1e8, max: 1e8 }) }), {
  maxLength: 3,
});

test("a run that ends is seen to end, over whatever outages and clock steps", { timeout: LONG }, () =>
  holds(
    fc.asyncProperty(
      fc.array(outage, { maxLength: 4 }),
      steps,
      fc.nat(2 * MINUTE),
      fc.integer({ min: 1000, max: 20_000 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      async (all, clockSteps, endMs, pollMs, chance) => {
        // Runs that are not found for a minute and a half are taken for gone, so no two such outages may meet.
        const apart = all.filter(
          ({ fault }, index) => fault !== "404" || all.findIndex((one) => one.fault === "404") === index,
        );
        const hook = () => {
          throw new Error("a bug of the hook");
        };
        const { attach, clock } = outages(apart, endMs, {
          random: () => chance,
          observe: { onAttempt: hook, onCall: hook, onPollError: hook, onHookError: hook },
        });
        for (const { at, ms } of clockSteps) clock.after(at, () => clock.step(ms));

        expect(await attach("j1").wait({ deadlineMs: 20 * MINUTE, pollMs })).toEqual(ended);
      },
    ),
  ),
);
