import { expect, test } from "vitest";
import { answering, described, text } from "./support/document.ts";
import { inPath, parameter, proposed } from "./support/proposed.ts";

const key = (name: string) => parameter(name, { in: "header", required: true });

test.each([
  ["GET", "/runs/{id}", [], "read"],
  ["PUT", "/runs/{id}", [], "idempotent"],
  ["DELETE", "/runs/{id}", [], "idempotent"],
  ["POST", "/runs/{id}", [], "once"],
  ["POST", "/runs/{id}/search", [], "once"],
  ["POST", "/runs/{id}", [key("Idempotency-Key")], "keyed"],
  ["PATCH", "/runs/{id}", [key("idempotency-key")], "keyed"],
  ["PUT", "/runs/{id}", [key("IDEMPOTENCY-KEY")], "keyed"],
  ["GET", "/runs/{id}", [key("Idempotency-Key")], "read"],
  ["POST", "/runs/{id}", [key("X-Idempotency-Key")], "once"],
  ["GET", "/runs/{id}/cancel", [], "once"],
  ["GET", "/runs/{id}/schedule", [], "read"],
])("%s %s is %#: what it may be sent again for", (method, path, headers, want) => {
  const operation = answering(text, { parameters: [inPath("id"), ...headers] });

  const { hints } = proposed(described({ [path]: { [method.toLowerCase()]: operation } }));

  expect(hints[`${method} ${path}`]?.effect).toBe(want);
});

test("a key under another name is told of", () => {
  const { notes } = proposed(
    described({ "/runs": { post: answering(text, { parameters: [key("X-Idempotency-Key")] }) } }),
  );

  expect(notes).toEqual([
    expect.stringContaining("POST /runs: the header X-Idempotency-Key may be an idempotency key"),
  ]);
});

test("a GET that is called as if it acts is told of", () => {
  const { notes } = proposed(
    described({ "/runs/{id}/stop": { get: answering(text, { parameters: [inPath("id")] }) } }),
  );

  expect(notes).toEqual([expect.stringContaining("GET /runs/{id}/stop: its method is GET and it is called")]);
});
