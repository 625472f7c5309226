import { expect, test } from "vitest";
import { freshId } from "../../../src/states/resources/fresh-id.ts";

test.each<[form: string, isRight: (id: unknown) => boolean, sample: unknown]>([
  ["a UUID", (id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(id)), ""],
  ["a number", (id) => Number.isInteger(id), 1],
  ["a text of digits", (id) => typeof id === "string" && /^\d+$/.test(id), ""],
  ["what looks like the sample", (id) => /^usr_\d+$/.test(String(id)), "usr_17"],
])("%s, another for each item and each world", (_, isRight, sample) => {
  const ids = [1, 2].flatMap((n) => [1, 2].map((world) => freshId(n, world, sample, isRight)));

  expect(ids.every(isRight)).toBe(true);
  expect(new Set(ids).size).toBe(4);
});
