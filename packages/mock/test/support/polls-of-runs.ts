import { ApiError, type ClientOptions, type Run } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../../core/test/support/caught.ts";
import { openStage, type Stage } from "./run-stage.ts";

export interface Polled {
  readonly vendor: string;
  /** A scenario whose runs go on for a while and succeed. */
  readonly scenario: string;
  /** The route of a poll. */
  readonly route: string;
  readonly start: (options: ClientOptions) => Promise<Run>;
}

/** How the waits of every vendor poll, by one of its starts. */
export function describePolls({ vendor, scenario, route, start }: Polled): void {
  async function started(endsAfterMs?: number): Promise<Stage & { readonly run: Run }> {
    const stage = await openStage(vendor, scenario, endsAfterMs === undefined ? {} : { endsAfterMs });
    return { ...stage, run: await start(stage.options) };
  }

  test("a run of 30 s takes 12 polls at most, and its end is noticed within 3 s", async () => {
    const { run, count, clock } = await started(30_000);

    await run.wait();

    expect(run.state).toBe("succeeded");
    expect(count(route)).toBeLessThanOrEqual(12);
    expect(clock.elapsed()).toBeGreaterThanOrEqual(30_000);
    expect(clock.elapsed()).toBeLessThanOrEqual(33_000);
  });

  describe("a wait goes on when polls", () => {
    test.for([
      ["answer 503, also to every repeat of a call", 503, 8],
      ["answer 429", 429, 1],
      ["lose their connection", "reset", 8],
      ["break off", "cut", 8],
      ["answer a page of HTML", { status: 200, headers: { "content-type": "text/html" }, body: "<html>" }, 3],
      ["do not find the fresh run at first", 404, 3],
    ] as const)("%s", async ([, how, times]) => {
      const { run, server, count } = await started();
      server.fail(route, { how, times });

      await run.wait();

      expect(run.state).toBe("succeeded");
      expect(count(route)).toBeGreaterThan(times);
      expect(server.starts).toBe(1);
    });

    test("are never answered", async () => {
      const { run, server, hold, clock, count } = await started();
      server.fail(route, { how: "stall" });
      hold(route);

      await run.wait();

      expect(run.state).toBe("succeeded");
      expect(clock.elapsed()).toBeGreaterThan(60_000);
      expect(count(route)).toBeGreaterThan(1);
    });
  });

  test.for([401, 403])("a wait ends when three polls in a row answer %d, and outlives two", async (status) => {
    const { run, server, count } = await started();
    await run.get();
    for (let poll = 0; poll < 2; poll++) server.fail(route, { how: status });
    await run.wait({ deadlineMs: 5000 }).catch(() => undefined);
    const before = count(route);
    for (let poll = 0; poll < 3; poll++) server.fail(route, { how: status });

    const failure = await caught(run.wait());

    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status });
    expect(count(route) - before).toBe(3);
  });

  test("a wait that has ended leaves the run to the next", async () => {
    const { run, server } = await started(30_000);

    expect(await caught(run.wait({ deadlineMs: 10_000 }))).toMatchObject({ name: "DeadlineError", acted: "yes" });
    await run.wait();

    expect(run.state).toBe("succeeded");
    expect(server.starts).toBe(1);
  });
}
