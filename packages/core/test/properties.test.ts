import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { faultServer } from "../../mock/src/faults/fault-server.ts";
import { AbortError, bearer, type Effect, SdkError, type SdkOptions } from "../src/index.ts";
import { pause } from "../src/transport/within.ts";
import {
  acceptedTurns,
  createModel,
  type Model,
  modelFetch,
  modelReaction,
  STARTED,
  turns,
} from "./support/fault-model.ts";
import { holds, LONG, named, RUNS } from "./support/property.ts";
import { connectedTo, effects, effectsClient } from "./support/sdk.ts";
import { createVirtualClock, type VirtualClock } from "./support/virtual-clock.ts";

/** What a caller may set, and do, to a call. */
const settings = fc.record(
  {
    effect: fc.constantFrom(...effects),
    deadlineMs: fc.constantFrom(1, 700, 5000, 120_000, 10_000_000),
    timeoutMs: fc.constantFrom(1, 300, 1000, 60_000),
    attempts: fc.integer({ min: 1, max: 6 }),
    random: fc.double({ min: 0, max: 1, noNaN: true }),
    abortAfterMs: fc.nat(4000),
    secret: fc.constantFrom<Secret>("text", "slow", "hangs", "fails at last"),
  },
  { requiredKeys: ["effect", "deadlineMs", "timeoutMs", "attempts", "random", "secret"] },
);

type Setting = typeof settings extends fc.Arbitrary<infer T> ? T : never;
type Secret = "text" | "slow" | "hangs" | "fails at last";
type Connection = Pick<SdkOptions, "baseUrl" | "fetch"> & { readonly clock: VirtualClock };

/** Makes one call and checks its end against what the server did. */
async function callAndJudge(setting: Setting, model: Model, connection: Connection): Promise<void> {
  const { effect, deadlineMs, timeoutMs, attempts, random, abortAfterMs, secret } = setting;
  const { clock } = connection;
  const began = clock.elapsed();
  const client = effectsClient({
    ...connection,
    auth: [bearer(secretOf(secret, clock))],
    retry: { attempts },
    random: () => random,
  });
  const controller = new AbortController();
  const reason = new Error("the caller has had enough");
  if (abortAfterMs !== undefined) clock.after(abortAfterMs, () => controller.abort(reason));

  const end = await client.items[effect]({ id: "1" }, { deadlineMs, timeoutMs, signal: controller.signal }).then(
    (data) => ({ data }),
    (error: unknown) => ({ error }),
  );

  expect(clock.elapsed() - began, "milliseconds").toBeLessThanOrEqual(Math.min(deadlineMs, abortAfterMs ?? deadlineMs));
  judge(effect, end, model, reason);
}

function judge(effect: Effect, end: { data: unknown } | { error: unknown }, model: Model, reason: Error): void {
  const deeds = model.deeds();
  const isStart = effect === "once" || effect === "keyed";
  if (isStart) expect(deeds, "deeds of a start").toBeLessThanOrEqual(1);
  if ("data" in end) {
    expect(end.data).toEqual(STARTED);
    expect(deeds, "deeds of a success").toBeGreaterThanOrEqual(1);
    return;
  }
  const { error } = end;
  if (error instanceof AbortError) {
    expect(error.cause).toBe(reason);
    if (isStart) expect(deeds, "deeds of a start that was given up before it was sent").toBe(0);
    return;
  }
  expect(named).toContain((error as Error).name);
  expect(error).toBeInstanceOf(SdkError);
  // A read has no deed.
  if (effect === "read") return;
  const { acted } = error as SdkError;
  if (acted === "no") expect(deeds, `deeds where the error says "no"`).toBe(0);
  if (acted === "yes") expect(deeds, `deeds where the error says "yes"`).toBeGreaterThanOrEqual(1);
}

function secretOf(secret: Secret, clock: VirtualClock): string | (() => Promise<string>) {
  let asked = 0;
  if (secret === "text") return "s3cr3t";
  return async () => {
    asked++;
    if (secret === "slow") await pause(clock, 200);
    if (secret === "hangs" && asked > 1) await new Promise(() => undefined);
    if (secret === "fails at last" && asked > 2) throw new Error("no credential");
    return "s3cr3t";
  };
}

describe("whatever network and server do", () => {
  const promise =
    "a start is carried out at most once, once if the call succeeded; no error lies; every call ends in time";

  test(promise, { timeout: LONG }, () =>
    holds(
      fc.asyncProperty(settings, turns, async (setting, turns) => {
        const clock = createVirtualClock();
        const model = createModel(turns);

        await callAndJudge(setting, model, { baseUrl: "https://api.test", clock, fetch: modelFetch(model, clock) });
      }),
    ),
  );

  test(`over TCP ${promise}`, { timeout: LONG }, () =>
    holds(
      fc.asyncProperty(settings, acceptedTurns, async (setting, turns) => {
        const model = createModel(turns);
        let connection: Connection | undefined;
        const now = () => connection?.clock.now() ?? 0;
        await using server = await faultServer([modelReaction(model, { now })]);
        connection = connectedTo(server);

        // A virtual clock stands still while an answer is under way, so nothing else may wait for it.
        await callAndJudge({ ...setting, secret: "text" }, model, connection);
      }),
      RUNS / 10,
    ),
  );
});
