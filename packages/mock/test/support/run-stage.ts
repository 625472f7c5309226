import type { FetchInit } from "@x/core";
import { onTestFinished } from "vitest";
import { createVirtualClock, type VirtualClock } from "../../../core/test/support/virtual-clock.ts";
import { matchRoute } from "../../src/description/find-operation.ts";
import { type ScenarioOptions, type ScenarioServer, startScenario } from "../../src/index.ts";

/** A scenario server and its clients, in a time that passes only where nothing else is left to wait for. */
export interface Stage {
  readonly server: ScenarioServer;
  readonly clock: VirtualClock;
  /** What makes a client talk to the server in the stage's time. */
  readonly options: {
    readonly baseUrl: string;
    readonly fetch: (url: string, init: FetchInit) => Promise<Response>;
    readonly clock: VirtualClock;
  };
  /** Lets time pass while the server keeps the next request for a route without its answer: for `ms`, or for ever. */
  hold(on: string, ms?: number): void;
  /** Requests for a route that the server has seen. */
  count(on: string): number;
  /** Answers that are on their way to a client. */
  underway(): number;
}

/** An answer that is waited for; no time passes while it is busy. */
interface Exchange {
  isBusy(): boolean;
}

/** Starts a scenario for one test, at whose end it closes. */
export async function openStage(
  vendor: string,
  scenario: string,
  options: Pick<ScenarioOptions, "endsAfterMs" | "output"> = {},
): Promise<Stage> {
  const exchanges = new Set<Exchange>();
  const held: { readonly on: string; readonly ms: number }[] = [];
  const clock = createVirtualClock({ busy: () => [...exchanges].some((exchange) => exchange.isBusy()) });
  const server = await startScenario(vendor, scenario, { clock, ...options });
  onTestFinished(() => server.close());

  const count = (on: string) => server.requests.filter(({ method, path }) => matchRoute(on, method, path)).length;

  function exchangeOf(method: string, url: string): Exchange {
    const { pathname } = new URL(url);
    const index = held.findIndex(({ on }) => matchRoute(on, method, pathname));
    const [hold] = index < 0 ? [] : held.splice(index, 1);
    if (hold === undefined) return { isBusy: () => true };
    const { on, ms } = hold;
    const before = count(on);
    const until = clock.now() + ms;
    clock.after(ms, () => undefined);
    return { isBusy: () => count(on) === before || clock.now() >= until };
  }

  async function fetch(url: string, init: FetchInit): Promise<Response> {
    const exchange = exchangeOf(init.method, url);
    exchanges.add(exchange);
    const done = () => void exchanges.delete(exchange);
    try {
      return watched(await globalThis.fetch(url, init), done);
    } catch (error) {
      done();
      throw error;
    }
  }

  return {
    ...{ server, clock, count, options: { baseUrl: server.url, fetch, clock } },
    hold: (on, ms = Number.POSITIVE_INFINITY) => void held.push({ on, ms }),
    underway: () => exchanges.size,
  };
}

/** The response, which calls `done` when its body has ended, failed or been let go. */
function watched(response: Response, done: () => void): Response {
  if (response.body === null) {
    done();
    return response;
  }
  const watcher = { flush: done, cancel: done };
  return new Response(response.body.pipeThrough(new TransformStream(watcher)), response);
}
