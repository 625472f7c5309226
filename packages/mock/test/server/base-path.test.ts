import { expect, test } from "vitest";
import type { Document } from "../../src/description/document.ts";
import { startPrism } from "../../src/index.ts";

const answer = { get: { responses: { "200": { description: "", content: { "application/json": { schema: {} } } } } } };
const document = {
  openapi: "3.0.3",
  info: { title: "Base", version: "1" },
  servers: [{ url: "https://api.test/api" }],
  paths: { "/jobs": answer, "/api/runs": answer },
} as unknown as Document;

test.each([
  ["/jobs", 200],
  ["/api/jobs", 200],
  ["/api/runs", 200],
  ["/api/api/runs", 200],
  ["/runs", 404],
])("a path is read below the base, or as it is where a description repeats its base: %s", async (path, status) => {
  await using mock = await startPrism(document);

  expect((await fetch(`${mock.url}${path}`)).status).toBe(status);
});
