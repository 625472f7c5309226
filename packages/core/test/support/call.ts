import { type Call, startCall } from "../../src/transport/call.ts";
import type { Layer, Send, WireRequest } from "../../src/transport/layer.ts";
import { stack } from "../../src/transport/layer.ts";
import { network } from "../../src/transport/network.ts";
import type { Scripted } from "./scripted.ts";

/** A call as the core's own layers see it. */
export const callOf = (parts: Partial<Call> = {}): Call => ({
  ...startCall("items.get", "read", { timeoutMs: 60_000, deadlineMs: 120_000 }),
  ...parts,
});

/** A request as a value. */
export const requestOf = (parts: Partial<WireRequest> = {}): WireRequest => ({
  method: "GET",
  url: "https://api.test/items/1",
  headers: {},
  ...parts,
});

/** Layers over a scripted `fetch`. */
export const over = ({ fetch }: Pick<Scripted, "fetch">, ...layers: readonly Layer[]): Send =>
  stack(network(fetch), ...layers);
