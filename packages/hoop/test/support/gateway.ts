import type { FetchInit } from "@x/core";
import { onTestFinished } from "vitest";
import { createVirtualClock, type VirtualClock } from "../../../core/test/support/virtual-clock.ts";
import world from "../../../mock/recordings/hoop/world.json" with { type: "json" };
import { createHoopWorld, type HoopWorld } from "../../../mock/src/vendors/hoop/world/create-hoop-world.ts";
import type { WorldFile } from "../../../mock/src/vendors/hoop/world/parse/world-file.ts";
import { createHoop, type Hoop, type HoopOptions } from "../../src/index.ts";
import { lost, responseOf } from "./world-response.ts";

type Scripts = WorldFile["scripts"];

/** A request that a gateway has seen. */
export interface Seen {
  readonly route: string;
  readonly query: URLSearchParams;
}

/** What answers a request instead of the gateway; `act` lets the gateway answer it. */
export type Interception = (act: () => Promise<Response>) => Promise<Response>;

/** A gateway that answers as the recorded one did, in a time that passes only where nothing else is left to wait for. */
export interface Gateway {
  readonly world: HoopWorld;
  readonly clock: VirtualClock;
  readonly seen: readonly Seen[];
  /** A client of somebody's; a person's name is the token. */
  as(name: string, options?: HoopOptions): Hoop;
  /** Requests that were seen for a route; a star stands for any id in it. */
  count(route: string): number;
  /** Intercepts the next request for a route. */
  next(route: string, how: Interception): void;
  /** How often the scripts of all sessions together were begun. */
  executions(): number;
}

export function openGateway(scripts: NonNullable<Scripts> = []): Gateway {
  const clock = createVirtualClock();
  const timers = new Set<() => void>();
  let isOver = false;
  const worldClock = {
    now: clock.now,
    after(ms: number, then: () => void) {
      if (isOver) return () => undefined;
      const cancel = clock.timer(ms, () => {
        timers.delete(cancel);
        then();
      });
      timers.add(cancel);
      return () => void (timers.delete(cancel) && cancel());
    },
  };
  // What a session writes down for ever would keep time going after the test.
  onTestFinished(() => {
    isOver = true;
    for (const cancel of timers) cancel();
  });
  const file = {
    ...(world as unknown as WorldFile),
    scripts: [...(world.scripts as unknown as Scripts[] & []), ...scripts],
  };
  const hoop = createHoopWorld(file, { clock: worldClock });
  const seen: Seen[] = [];
  const interceptions: { readonly route: string; readonly how: Interception }[] = [];

  async function fetch(address: string, { method, headers, body, signal }: FetchInit): Promise<Response> {
    const url = new URL(address);
    const path = url.pathname.replace(/^\/api/, "");
    const route = `${method} ${path}`;
    seen.push({ route, query: url.searchParams });
    const request = { method, path, query: url.searchParams, headers, body: body as string | undefined };
    const act = () => hoop.answer(request).then((answer) => responseOf(answer, signal), lost);
    const index = interceptions.findIndex((each) => isRoute(each.route, route));
    const [interception] = index < 0 ? [] : interceptions.splice(index, 1);
    const answer = interception ? interception.how(act) : act();
    const aborted = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    return Promise.race([answer, aborted]);
  }

  return {
    ...{ world: hoop, clock, seen },
    as: (name, options = {}) =>
      createHoop({ token: name, baseUrl: "http://127.0.0.1:8009/api", fetch, clock, ...options }),
    count: (route) => seen.filter((each) => isRoute(route, each.route)).length,
    next: (route, how) => void interceptions.push({ route, how }),
    executions: () => hoop.sessions.reduce((sum, { executions }) => sum + executions, 0),
  };
}

const isRoute = (pattern: string, route: string): boolean =>
  new RegExp(`^${pattern.replaceAll("*", "[^/]+")}$`).test(route);

/** The gateway acts, and its answer never arrives. */
export const loseAnswer: Interception = async (act) => {
  await act();
  return lost({ code: "ECONNRESET" });
};

/** The request never arrives. */
export const loseRequest: Interception = async () => lost({ code: "ECONNRESET" });

/** Another answer in place of the gateway's. */
export const instead =
  (status: number, body: unknown): Interception =>
  async () =>
    Response.json(body, { status });
