import fc from "fast-check";
import type { Store } from "../../src/index.ts";
import type { Clock } from "../../src/transport/clock.ts";
import type { Fetch } from "../../src/transport/fetch.ts";
import { pause } from "../../src/transport/within.ts";
import { lost } from "./scripted.ts";
import { EPOCH, type VirtualClock } from "./virtual-clock.ts";

/** What becomes of one request; `acts` is whether the server carries a start out before the client hears of it. */
export type Turn =
  | { readonly kind: "refused" }
  | { readonly kind: "rejected" }
  | { readonly kind: "busy" }
  | {
      readonly kind: "answer" | "lost" | "unclear" | "html" | "silent";
      readonly acts: boolean;
      readonly afterMs: number;
    }
  /** A gateway holds the request, and the client loses it: it is carried out later. */
  | { readonly kind: "held"; readonly holdMs: number };

const afterMs = fc.oneof(fc.constant(0), fc.nat(3000));
const turn = (longestHoldMs: number): fc.Arbitrary<Turn> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant("answer"), acts: fc.constant(true), afterMs }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("refused", "rejected", "busy") }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constantFrom("lost", "unclear", "html", "silent"), acts: fc.boolean(), afterMs }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("held"), holdMs: fc.integer({ min: 1, max: longestHoldMs }) }),
    },
  );

/** One turn a request; after the last one, all is well. */
export const turns = (longestHoldMs: number) => fc.array(turn(longestHoldMs), { maxLength: 5 });

interface Deed {
  readonly id: string;
  readonly note: unknown;
  readonly at: number;
}

/** As long as a vendor remembers a key. */
const KEY_LIFETIME_MS = 3_600_000;

/** A vendor that carries starts out, knows repeats by their key for an hour, and lists its runs with the note of their start. */
export function createVendor(clock: VirtualClock) {
  const deeds: Deed[] = [];
  const keys = new Map<string, { readonly deed: Deed; readonly at: number }>();
  // The vendor's own clock is never set.
  const now = () => EPOCH + clock.elapsed();

  function carryOut(key: string | undefined, note: unknown): Deed {
    const known = key === undefined ? undefined : keys.get(key);
    if (known !== undefined && clock.elapsed() - known.at <= KEY_LIFETIME_MS) return known.deed;
    const deed = { id: `j${deeds.length + 1}`, note, at: now() };
    deeds.push(deed);
    if (key !== undefined) keys.set(key, { deed, at: clock.elapsed() });
    return deed;
  }

  const listed = () => deeds.map(({ id, note, at }) => ({ id, note, at: new Date(at).toISOString() }));

  /** The vendor and the way to it, as a process sees them. */
  const through = (turns: readonly Turn[]): Fetch => {
    const left = [...turns];
    return async (_, { method, headers, body, signal }) => {
      const isStart = method === "POST";
      const key = new Headers(headers).get("idempotency-key") ?? undefined;
      const { note } = isStart ? (JSON.parse(String(body)) as { note?: unknown }) : {};
      const act = () => (isStart ? { job: { id: carryOut(key, note).id } } : { jobs: listed() });
      const turn = left.shift() ?? { kind: "answer", acts: true, afterMs: 0 };
      if (turn.kind === "refused") throw lost("ECONNREFUSED", "connect");
      if (turn.kind === "rejected") return Response.json({ error: "no" }, { status: 400 });
      if (turn.kind === "busy") return Response.json({ error: "later" }, { status: 429 });
      if (turn.kind === "held") {
        clock.after(turn.holdMs, act);
        throw lost("ECONNRESET", "read");
      }
      const answer = turn.acts ? act() : {};
      await pause(clock, turn.kind === "silent" ? Number.POSITIVE_INFINITY : turn.afterMs, signal);
      if (turn.kind === "lost") throw lost("ECONNRESET", "read");
      if (turn.kind === "unclear") return Response.json({ error: "who knows" }, { status: 503 });
      if (turn.kind === "html") return new Response("<html>", { headers: { "content-type": "text/html" } });
      return Response.json(answer);
    };
  };

  return { deeds: (): readonly Deed[] => deeds, through };
}

/** Where a process is killed: at the nth moment at which it awaits the world, or after a time. */
export interface Kill {
  readonly atAwait?: number | undefined;
  readonly afterMs?: number | undefined;
}

export const kill = fc.record<Kill>({
  atAwait: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  afterMs: fc.option(fc.nat(70_000), { nil: undefined }),
});

/** One process: once it is killed, nothing that it awaits settles, and none of its timers fires. */
export function createProcess(clock: VirtualClock, { atAwait, afterMs }: Kill) {
  let [awaits, isDead] = [0, false];
  let die: () => void = () => undefined;
  const killed = new Promise<"killed">((resolve) => {
    die = () => {
      isDead = true;
      resolve("killed");
    };
  });
  if (afterMs !== undefined) clock.after(afterMs, () => die());

  const passes = async () => {
    if (++awaits === atAwait) die();
    if (isDead) await new Promise(() => undefined);
  };
  /** Awaits the world, with a moment for a kill before it acts and one after. */
  const alive = async <T>(act: () => T): Promise<Awaited<T>> => {
    await passes();
    try {
      return await act();
    } finally {
      await passes();
    }
  };
  const own: Clock = {
    now: clock.now,
    elapsed: clock.elapsed,
    timer: (ms, fire) => clock.timer(ms, () => isDead || fire()),
  };
  return {
    killed,
    clock: own,
    fetchBy:
      (fetch: Fetch): Fetch =>
      (url, init) =>
        alive(() => fetch(url, init)),
    storeIn: (store: Store): Store => ({
      get: (key) => alive(() => store.get(key)),
      set: (key, value) => alive(() => store.set(key, value)),
    }),
  };
}

/** A store whose nth write fails, after it has written or without. */
export function failingStore(store: Store, nth: number | undefined, writes: boolean): Store {
  let sets = 0;
  return {
    get: (key) => store.get(key),
    set(key, value) {
      const fails = ++sets === nth;
      if (!fails || writes) store.set(key, value);
      if (fails) throw new Error("disk full");
    },
  };
}
