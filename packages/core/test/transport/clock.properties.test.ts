import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fetch } from "../../src/transport/fetch.ts";
import { holds, LONG } from "../support/property.ts";
import { json, lost } from "../support/scripted.ts";
import { effects, effectsClient } from "../support/sdk.ts";
import { createVirtualClock, EPOCH, type VirtualClock } from "../support/virtual-clock.ts";

/** What becomes of one request, and after how long. */
type Turn =
  | { readonly kind: "answer"; readonly afterMs: number; readonly status: number; readonly pause: Pause }
  | { readonly kind: "lost" | "silent" | "breaks off"; readonly afterMs: number };

type Pause = { readonly form: "none" | "seconds" | "date"; readonly seconds: number };

const afterMs = fc.oneof(fc.constant(0), fc.nat(3000));
const turns = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant("answer" as const),
      afterMs,
      status: fc.constantFrom(200, 408, 429, 500, 503),
      pause: fc.record({ form: fc.constantFrom("none", "seconds", "date"), seconds: fc.nat(4) }),
    }),
    fc.record({ kind: fc.constantFrom("lost" as const, "silent" as const, "breaks off" as const), afterMs }),
  ),
  { minLength: 1, maxLength: 6 },
);
const settings = fc.record({
  effect: fc.constantFrom(...effects),
  deadlineMs: fc.constantFrom(1, 700, 5000, 120_000, 10_000_000),
  timeoutMs: fc.constantFrom(1, 300, 1000, 60_000),
  attempts: fc.integer({ min: 1, max: 6 }),
  random: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
});
type Setting = typeof settings extends fc.Arbitrary<infer T> ? T : never;

/** When the wall clock is set, and by how much: seconds of a bad crystal, hours of a zone, years of a flat battery. */
const steps = fc.array(
  fc.record({
    atMs: fc.oneof(fc.constant(0), fc.nat(5000)),
    byMs: fc.oneof(
      fc.integer({ min: -5000, max: 5000 }),
      fc.constantFrom(-3_600_000, 3_600_000, -10 * 31_536_000_000, 10 * 31_536_000_000),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);
type Step = typeof steps extends fc.Arbitrary<readonly (infer T)[]> ? T : never;

/** A server that notes when it is asked, with a clock of its own. */
function serverOf(turns: readonly Turn[], clock: VirtualClock) {
  const askedAtMs: number[] = [];
  const after = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));
  const fetch: Fetch = async () => {
    const turn = turns[Math.min(askedAtMs.length, turns.length - 1)] as Turn;
    askedAtMs.push(clock.elapsed());
    if (turn.kind === "silent") return new Promise(() => undefined);
    await after(turn.afterMs);
    if (turn.kind === "lost") throw lost("ECONNRESET", "read");
    if (turn.kind !== "answer") return new Response(brokenBody());
    return json({ id: "1" }, { status: turn.status, headers: pauseHeaders(turn.pause, EPOCH + clock.elapsed()) });
  };
  return { fetch, askedAtMs };
}

const brokenBody = () => new ReadableStream({ pull: (controller) => controller.error(lost("UND_ERR_SOCKET")) });

function pauseHeaders({ form, seconds }: Pause, now: number): Record<string, string> {
  if (form === "none") return {};
  if (form === "seconds") return { "retry-after": String(seconds) };
  return { date: new Date(now).toUTCString(), "retry-after": new Date(now + seconds * 1000).toUTCString() };
}

/** All that a caller and a server see of one call. */
async function callSeen(setting: Setting, turns: readonly Turn[], steps: readonly Step[]) {
  const { effect, attempts, random, ...limits } = setting;
  const clock = createVirtualClock();
  for (const { atMs, byMs } of steps) clock.after(atMs, () => clock.step(byMs));
  const { fetch, askedAtMs } = serverOf(turns, clock);
  const tookMs: number[] = [];
  const client = effectsClient({
    ...{ clock, fetch, retry: { attempts }, random: () => random },
    observe: { onAttempt: ({ ms }) => tookMs.push(ms), onCall: ({ ms }) => tookMs.push(ms) },
  });

  const end = await client.items[effect]({ id: "1" }, limits).then(
    () => "answered",
    (error: unknown) => String(error),
  );

  return { end, endedAtMs: clock.elapsed(), askedAtMs, tookMs };
}

describe("a wall clock that is set during a call", () => {
  const promise = "changes neither its deadline nor its attempts nor its pauses";

  test(promise, { timeout: LONG }, () =>
    holds(
      fc.asyncProperty(settings, turns, steps, async (setting, turns, steps) => {
        const undisturbed = await callSeen(setting, turns, []);

        const seen = await callSeen(setting, turns, steps);

        expect(seen).toEqual(undisturbed);
        expect(seen.endedAtMs).toBeLessThanOrEqual(setting.deadlineMs);
      }),
    ),
  );
});
