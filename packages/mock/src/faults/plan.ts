import { matchRoute } from "../description/find-operation.ts";
import type { MockRequest } from "../http/message.ts";
import { checkFault } from "./check-fault.ts";
import type { Fault, PlannedFault } from "./fault.ts";

/** The faults to come. */
export interface FaultPlan {
  /** Throws a `FaultError` for what is not a fault, or not for one of the routes. */
  add(fault: unknown): PlannedFault;
  /** What is to go wrong with this request, counted as done. */
  take(request: Pick<MockRequest, "method" | "path">): Fault | undefined;
  clear(): void;
}

interface Entry {
  readonly fault: PlannedFault;
  readonly random: () => number;
  seen: number;
  left: number;
}

/** A plan at a server with these routes; faults for one route happen in the order they were added. */
export function createFaultPlan(routes: readonly string[]): FaultPlan {
  let entries: Entry[] = [];
  return {
    add(value) {
      const fault = checkFault(value, routes);
      const { seed = 1, probability, times = probability === undefined ? 1 : Number.POSITIVE_INFINITY } = fault;
      entries.push({ fault, random: seeded(seed), seen: 0, left: times });
      return fault;
    },
    take(request) {
      return entries.find((entry) => isFor(entry.fault.on, request) && isDue(entry))?.fault;
    },
    clear() {
      entries = [];
    },
  };
}

const isFor = (on: string, { method, path }: Pick<MockRequest, "method" | "path">) =>
  on === "*" || matchRoute(on, method, path) !== undefined;

/** Counts a request, and says whether it is one that goes wrong. */
function isDue(entry: Entry): boolean {
  if (entry.left <= 0) return false;
  entry.seen += 1;
  if (entry.seen < (entry.fault.nth ?? 1)) return false;
  if (entry.random() >= (entry.fault.probability ?? 1)) return false;
  entry.left -= 1;
  return true;
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
