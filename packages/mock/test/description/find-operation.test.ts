import { expect, test } from "vitest";
import { type Document, operationsOf } from "../../src/description/document.ts";
import { findOperations } from "../../src/description/find-operation.ts";

const answering = { get: { responses: {} } };
const operations = operationsOf({
  openapi: "3.0.0",
  paths: {
    "/{bucket}": answering,
    "/{name}#acl": answering,
    "/{bucket}?tags=all": answering,
    "/status": answering,
    "/{bucket}/{key}": answering,
    "/{name}:cancel": answering,
  },
} as unknown as Document);

test.each([
  ["/a", ["/{bucket}", "/{name}#acl", "/{bucket}?tags=all"]],
  ["/status", ["/status"]],
  ["/a:cancel", ["/{name}:cancel"]],
  ["/a/b", ["/{bucket}/{key}"]],
  ["/a/b/c", []],
])("what a path may be for, the most literal only: %s", (path, found) => {
  expect(findOperations(operations, "GET", path).map(({ operation }) => operation.path)).toEqual(found);
});
