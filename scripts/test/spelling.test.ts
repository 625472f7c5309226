import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("the words that no dictionary knows stand in order, each once", () => {
  const words = readFileSync(new URL("../../words.txt", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  const order = (left: string, right: string) => left.localeCompare(right, "en", { sensitivity: "base" });

  expect(words).toEqual([...new Set(words)].sort(order));
});
