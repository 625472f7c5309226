import { apiKey, type CallOptions, createSdk, type Effect, type Run } from "@x/core";
import { type CallInput, type Column, ID, KEY, type Subject, type Target } from "../subject.ts";
import { operations } from "./our-operations.ts";

type Call = (input: object, options?: CallOptions) => Promise<unknown>;

interface Api {
  readonly runs: Readonly<Record<Effect, Call>> & {
    readonly list: () => { pages(): AsyncIterable<unknown> };
    readonly counted: (input: object) => AsyncIterable<unknown>;
    readonly attach: (id: string) => Run;
    readonly events: (options: CallOptions) => Promise<AsyncIterable<unknown>>;
    readonly output: () => Promise<unknown>;
  };
}

/** One operation an effect, through the client that our SDKs are made of. */
export const ours: readonly Column[] = (["read", "idempotent", "keyed", "once"] as const).map((effect) => ({
  id: `ours-${effect}`,
  title: `ours: ${effect}`,
  ours: true,
  effect,
  create: (target) => create(effect, target),
}));

function create(effect: Effect, { origin, limits, hook, fetch }: Target): Subject {
  const client = createSdk<Api, object>(Object.values(operations), {
    vendor: "bench",
    baseUrl: origin,
    auth: [apiKey("X-API-Key", KEY)],
    ...limits,
    ...(fetch && { fetch }),
    ...(hook && { observe: { onAttempt: hook, onCall: hook, onHookError: () => undefined } }),
  });
  const { runs } = client;
  return {
    client,
    endpoint: "/runs/",
    async call({ id, padding, signal }: CallInput) {
      const body = effect === "read" ? {} : { script: "vacuum".padEnd(padding, "!") };
      const data = await runs[effect]({ id, ...body }, signal ? { signal } : {});
      return { data, whole: data };
    },
    ...(effect === "read" && {
      pages: () => runs.list().pages(),
      items: () => runs.counted({ size: 500 }),
      wait: () => runs.attach(ID).wait(),
      stream: (deadlineMs: number) => runs.events({ deadlineMs }),
      async text() {
        const data = await runs.output();
        return { data, whole: data };
      },
    }),
  };
}
