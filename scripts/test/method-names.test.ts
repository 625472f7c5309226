import { expect, test } from "vitest";
import { methodNames } from "../pipeline/normalise/method-names.ts";
import { answering, documentOf, hinted, text } from "./support/document.ts";

const run = { ...answering(text), ...hinted("runs", "get") };
const named = methodNames(documentOf({ "/runs/{id}": { get: run } }));

test.each([
  ["Poll `GET /runs/{id}` until it ends.", "Poll `runs.get` until it ends."],
  ["Poll GET `/runs/{id}` until it ends.", "Poll `runs.get` until it ends."],
  ["Its parameter may have another name: `GET /runs/{run_id}`.", "Its parameter may have another name: `runs.get`."],
  ["Two: `GET /runs/{id}` and `GET /runs/{id}`.", "Two: `runs.get` and `runs.get`."],
  ["`POST /runs/{id}` is no operation.", "`POST /runs/{id}` is no operation."],
  ["The page `/runs/{id}` is for people.", "The page `/runs/{id}` is for people."],
  ["Without code: GET /runs/{id} stays.", "Without code: GET /runs/{id} stays."],
])("%s", (description, want) => {
  expect(named(description)).toBe(want);
});
