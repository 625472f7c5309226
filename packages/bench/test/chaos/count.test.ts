import { expect, test } from "vitest";
import type { Told } from "../../src/chaos/client.ts";
import { count } from "../../src/chaos/count.ts";

const started: Told = { known: "started", foundAgain: false };
const found: Told = { known: "started", foundAgain: true };
const notStarted: Told = { known: "not started" };
const error = (kind: string): Told => ({ known: "nothing", kind });

const of = (...starts: readonly (readonly [Told, number])[]) =>
  count(
    starts.map(([told]) => told),
    starts.map(([, times]) => times),
    error("reset"),
  );

test("a script that ran twice counts, whatever its caller was told", () => {
  expect(of([started, 1], [started, 2], [error("x"), 3])).toMatchObject({ twice: 2, wrong: 0 });
});

test("one that ran behind an error counts, and apart where that is the error of one that never ran", () => {
  const counts = of([error("reset"), 1], [error("cut"), 1], [error("late"), 1], [error("late"), 0]);

  expect(counts).toMatchObject({ ranWithError: 3, notToBeTold: 2 });
});

test("what was found again and what is known not to have started count", () => {
  expect(of([found, 1], [notStarted, 0], [started, 1])).toMatchObject({ foundAgain: 1, knownNotStarted: 1, wrong: 0 });
});

test.for([
  [started, 0],
  [found, 0],
  [notStarted, 1],
] as const)("a caller that is told $0.known of what ran $1 times was told a lie", ([told, times]) => {
  expect(of([told, times])).toMatchObject({ wrong: 1, knownNotStarted: 0 });
});
