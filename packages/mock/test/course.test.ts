import { describe, expect, test } from "vitest";
import { begun, changed, createCourse, reached } from "../src/scenarios/course.ts";
import { stoppedClock } from "./stopped-clock.ts";

describe("a course moved by polls", () => {
  test("shows its first state to the first poll and then stays at its last", () => {
    const course = createCourse({ clock: stoppedClock(), endsAfterMs: undefined }, ["a", "b", "c"]);

    const seen = [1, 2, 3, 4].map(() => {
      course.poll();
      return [course.state, course.progress];
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
    const course = createCourse({ clock, endsAfterMs: undefined }, ["a", "b"]);

    course.poll();
    clock.at = 20;
    course.poll();

    expect([begun(course), reached(course, "b"), reached(course, "c"), changed(course)]).toEqual([
      10,
      20,
      undefined,
      20,
    ]);
  });
});

describe("a course moved by a clock", () => {
  test("takes its time however often it is looked at", () => {
    const clock = stoppedClock(0);
    const course = createCourse({ clock, endsAfterMs: 30_000 }, ["a", "b", "c", "d"]);

    const seen = [0, 9_999, 10_000, 29_999, 30_000, 90_000].map((at) => {
      clock.at = at;
      course.poll();
      return course.state;
    });

    expect(seen).toEqual(["a", "a", "b", "c", "d", "d"]);
    expect(course.past.map(({ at }) => at)).toEqual([0, 10_000, 20_000, 30_000]);
  });

  test("begins anew with another plan, its past kept", () => {
    const clock = stoppedClock(0);
    const course = createCourse({ clock, endsAfterMs: 100 }, ["a", "b"]);

    clock.at = 100;
    course.turn("c", "d");
    clock.at = 150;

    expect([course.state, course.progress]).toEqual(["c", 0.5]);
    clock.at = 200;
    expect(course.state).toBe("d");
    expect(course.past.map(({ state }) => state)).toEqual(["a", "b", "c", "d"]);
  });
});
