import { apiKey, type CallOptions, createSdk, type Effect, type Operation } from "@x/core";
import { type Column, KEY, type Target } from "../subject.ts";

const operations = {
  read: { id: "runs.read", method: "GET", path: "/runs/{id}", effect: "read" },
  idempotent: { id: "runs.idempotent", method: "PUT", path: "/runs/{id}", effect: "idempotent", body: "fields" },
  keyed: { id: "runs.keyed", method: "POST", path: "/runs/{id}", effect: "keyed", body: "fields" },
  once: { id: "runs.once", method: "POST", path: "/runs/{id}", effect: "once", body: "fields" },
  list: {
    id: "runs.list",
    method: "GET",
    path: "/runs",
    effect: "read",
    query: ["offset", "limit"],
    pages: { style: "offset", offset: "offset", limit: "limit", items: "data", more: "has_more" },
  },
} as const satisfies Record<Effect | "list", Operation>;

type Call = (input: object, options?: CallOptions) => Promise<unknown>;

interface Api {
  readonly runs: Readonly<Record<Effect, Call>> & {
    readonly list: () => { pages(): AsyncIterable<unknown> };
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

function create(effect: Effect, { origin, limits }: Target) {
  const client = createSdk<Api, object>(Object.values(operations), {
    vendor: "bench",
    baseUrl: origin,
    auth: [apiKey("X-API-Key", KEY)],
    ...limits,
  });
  return {
    client,
    endpoint: "/runs/",
    async call({ id, padding, signal }: { id: string; padding: number; signal?: AbortSignal }) {
      const body = effect === "read" ? {} : { script: "vacuum".padEnd(padding, "!") };
      const data = await client.runs[effect]({ id, ...body }, signal ? { signal } : {});
      return { data, whole: data };
    },
    ...(effect === "read" && { pages: () => client.runs.list().pages() }),
  };
}
