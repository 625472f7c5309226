import { expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { credentialsOf } from "../pipeline/package/credentials.ts";
import { entriesOf } from "../pipeline/package/entries.ts";
import { answering, described, text } from "./support/document.ts";
import { proposed } from "./support/proposed.ts";

const securitySchemes = {
  user: { type: "http", scheme: "basic" },
  session: { type: "apiKey", in: "header", name: "Authorization" },
  token: { type: "http", scheme: "bearer" },
  key: { type: "apiKey", in: "query", name: "key" },
  sameKey: { type: "apiKey", in: "query", name: "key" },
};

const asking = (operationId: string, ...security: readonly JsonObject[]) =>
  answering(text, { operationId, tags: ["runs"], security });

function madeOf(paths: Parameters<typeof described>[0]) {
  const document = { ...described(paths), components: { securitySchemes } };
  const credentials = credentialsOf(document, "acme");
  return { credentials, entries: entriesOf(credentials, document, proposed(document).generated.api) };
}

test("of credentials in one header, each operation has those that let it in", () => {
  const { entries } = madeOf({
    "/login": { get: asking("login", { user: [] }) },
    "/runs": { get: asking("listRuns", { session: [] }), post: asking("createRun", { session: [] }) },
    "/any": { get: asking("getAny", { user: [] }, { session: [] }) },
    "/open": { get: asking("getOpen") },
  });

  expect(entries?.usual).toEqual([1]);
  expect([...(entries?.others ?? [])]).toEqual([
    ["runs.getAny", [0, 1]],
    ["runs.login", [0]],
  ]);
});

test("credentials in places of their own all go with every request", () => {
  const { entries } = madeOf({
    "/runs": { get: asking("listRuns", { token: [] }), post: asking("createRun", { key: [] }) },
  });

  expect(entries).toBeUndefined();
});

test("two credentials that one header would have to carry together are no way in", () => {
  const { credentials } = madeOf({ "/key": { put: asking("rotate", { user: [], session: [] }) } });

  expect(credentials.ways).toEqual([]);
  expect(credentials.notes).toEqual(["`session` with `user`: the header authorization carries one of them only"]);
});

test("a key that is declared twice is one", () => {
  const { credentials } = madeOf({ "/key": { put: asking("rotate", { key: [], sameKey: [] }) } });

  expect(credentials.ways.map(({ satisfies, layers }) => [satisfies, layers.length])).toEqual([[["key,sameKey"], 1]]);
  expect(credentials.notes).toEqual([]);
});
