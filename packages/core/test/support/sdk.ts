import type { FaultServer } from "../../../mock/src/faults/fault-server.ts";
import {
  bearer,
  type CallOptions,
  type ClientBase,
  createSdk,
  type Effect,
  type Operation,
  type SdkOptions,
} from "../../src/index.ts";
import { createVirtualClock, type VirtualClock } from "./virtual-clock.ts";

export const SECRET = "s3cr3t-of-the-tests";

export const effects = ["read", "idempotent", "keyed", "once"] as const satisfies readonly Effect[];

/** One operation an effect. */
export const operations = {
  read: { id: "items.read", method: "GET", path: "/items/{id}", effect: "read" },
  idempotent: {
    id: "items.idempotent",
    method: "PUT",
    path: "/items/{id}",
    effect: "idempotent",
    body: "fields",
  },
  keyed: { id: "items.keyed", method: "POST", path: "/items/{id}/keyed", effect: "keyed", body: "fields" },
  once: { id: "items.once", method: "POST", path: "/items/{id}/once", effect: "once", body: "fields" },
} as const satisfies Record<Effect, Operation>;

export interface EffectsApi {
  readonly items: Readonly<Record<Effect, (input: object, options?: CallOptions) => Promise<unknown>>>;
}

/** A client of the four operations. */
export const effectsClient = (options: Partial<SdkOptions> = {}): EffectsApi & ClientBase<object> =>
  clientOf<EffectsApi>({ items: operations }, options);

/** A client of a table, with a bearer token and no randomness. */
export const clientOf = <Api extends object>(
  table: Readonly<Record<string, Readonly<Record<string, Operation>>>>,
  options: Partial<SdkOptions> = {},
): Api & ClientBase<object> =>
  createSdk<Api, object>(
    Object.values(table).flatMap((rows) => Object.values(rows)),
    {
      vendor: "test",
      baseUrl: "https://api.test",
      auth: [bearer(SECRET)],
      clock: createVirtualClock(),
      random: () => 0,
      ...options,
    },
  );

/** What makes a client talk to a fault server, on a clock that waits for its answers. */
export function connectedTo(server: FaultServer): Pick<SdkOptions, "baseUrl" | "fetch"> & { clock: VirtualClock } {
  return { baseUrl: server.origin, fetch: server.fetch, clock: createVirtualClock({ busy: server.busy }) };
}
