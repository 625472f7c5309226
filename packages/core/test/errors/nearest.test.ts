import { expect, test } from "vitest";
import { nearest } from "../../src/errors/nearest.ts";

test.for([
  ["conection", ["connection", "repository"], "connection"],
  ["fileName", ["file_name", "folder"], "file_name"],
  ["RUNID", ["runID", "taskID"], "runID"],
  ["lmit", ["limit", "page"], "limit"],
  ["limits", ["page", "limit"], "limit"],
  ["timeout", ["deadlineMs", "timeoutMs"], "timeoutMs"],
  ["deadline", ["timeoutMs", "deadlineMs"], "deadlineMs"],
  ["scirpt", ["connection", "script"], "script"],
  ["onUpdte", ["onPoll", "onUpdate"], "onUpdate"],
  ["limit", ["limits", "limit"], "limit"],
  ["repositoryNaem", ["repository", "repositoryName"], "repositoryName"],
] as const)("%s of %j is meant to be %s", ([name, known, expected]) => {
  expect(nearest(name, known)).toBe(expected);
});

test("a name like none is meant to be none", () => {
  expect(nearest("environment", ["id", "limit", "page"])).toBeUndefined();
});

test("nothing known, nothing near", () => {
  expect(nearest("id", [])).toBeUndefined();
});

test("of two that are as near the first is meant", () => {
  expect(nearest("ab", ["ac", "ad"])).toBe("ac");
});
