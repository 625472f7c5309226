import { expect, test } from "vitest";
import { nameOf, singular, wordsOf } from "../pipeline/propose/words.ts";

test.each([
  ["listAPIKeys", "list api keys"],
  ["userIDs", "user ids"],
  ["CoreV1alpha1", "core v1 alpha1"],
  ["S3Buckets", "s3 buckets"],
  ["2fa-tokens", "two fa tokens"],
  ["Größe", "gro e"],
  ["déjà_vu", "deja vu"],
  ["💥", ""],
])("%s is the words %j", (given, want) => {
  expect(wordsOf(given).join(" ")).toBe(want);
});

test.each([
  ["keys", "key"],
  ["policies", "policy"],
  ["statuses", "status"],
  ["status", "status"],
  ["analyses", "analysis"],
  ["branches", "branch"],
  ["releases", "release"],
  ["access", "access"],
])("one of %s is a %s", (many, one) => {
  expect(singular(many)).toBe(one);
});

test("a name ends with a word before it is too long to read", () => {
  expect(nameOf(Array.from({ length: 40 }, () => "word"))).toBe(`word${"Word".repeat(14)}`);
});
