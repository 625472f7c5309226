import { expect, test } from "vitest";
import { type Document, operationsOf } from "../../src/description/document.ts";
import { findOperation } from "../../src/description/find-operation.ts";

const asking = (...names: readonly string[]) => ({
  get: {
    parameters: names.map((name) => ({ name, in: "query", required: true, schema: { type: "string" } })),
    responses: {},
  },
});
const operations = operationsOf({
  openapi: "3.0.0",
  paths: {
    "/{bucket}": asking(),
    "/{bucket}#acl": asking("acl"),
    "/{bucket}?tags=all": asking("tags"),
    "/status": asking(),
  },
} as unknown as Document);

test.each([
  ["/a", "", "/{bucket}"],
  ["/a", "acl=", "/{bucket}#acl"],
  ["/a", "tags=all", "/{bucket}?tags=all"],
  ["/a", "other=1", "/{bucket}"],
  ["/status", "acl=", "/status"],
])("of several operations at a path, the query tells which: %s?%s", (path, query, found) => {
  expect(findOperation(operations, "GET", path, new URLSearchParams(query))?.operation.path).toBe(found);
});
