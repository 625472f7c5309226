import { describe, expect, test } from "vitest";
import { begun, changed, createTimeline, reached } from "../../src/states/timeline.ts";
import { stoppedClock } from "../support/stopped-clock.ts";

describe("a timeline moved by polls", () => {
  test("shows its first state to the first poll and then stays at its last", () => {
    const timeline = createTimeline({ clock: stoppedClock(), endsAfterMs: undefined }, ["a", "b", "c"]);

    const seen = [1, 2, 3, 4].map(() => {
      timeline.poll();
      return [timeline.state, timeline.progress];
    });

    expect(seen).toEqual([
      ["a", 0],
      ["b", 0.5],
      ["c", 1],
      ["c", 1],
    ]);
  });

  test("knows when it reached which state", () => {
    const clock = stoppedClock(10);
    const timeline = createTimeline({ clock, endsAfterMs: undefined }, ["a", "b"]);

    timeline.poll();
    clock.at = 20;
    timeline.poll();

    expect([begun(timeline), reached(timeline, "b"), reached(timeline, "c"), changed(timeline)]).toEqual([
      10,
      20,
      undefined,
      20,
    ]);
  });
});

describe("a timeline moved by a clock", () => {
  test("takes its time however often it is looked at", () => {
    const clock = stoppedClock(0);
    const timeline = createTimeline({ clock, endsAfterMs: 30_000 }, ["a", "b", "c", "d"]);

    const seen = [0, 9_999, 10_000, 29_999, 30_000, 90_000].map((at) => {
      clock.at = at;
      timeline.poll();
      return timeline.state;
    });

    expect(seen).toEqual(["a", "a", "b", "c", "d", "d"]);
    expect(timeline.past.map(({ at }) => at)).toEqual([0, 10_000, 20_000, 30_000]);
  });

  test("begins anew with another plan, its past kept", () => {
    const clock = stoppedClock(0);
    const timeline = createTimeline({ clock, endsAfterMs: 100 }, ["a", "b"]);

    clock.at = 100;
    timeline.replacePlan("c", "d");
    clock.at = 150;

    expect([timeline.state, timeline.progress]).toEqual(["c", 0.5]);
    clock.at = 200;
    expect(timeline.state).toBe("d");
    expect(timeline.past.map(({ state }) => state)).toEqual(["a", "b", "c", "d"]);
  });
});
