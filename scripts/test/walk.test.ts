import { expect, test } from "vitest";
import { mapParts, visitParts } from "../pipeline/document/walk.ts";
import { answering, described } from "./support/document.ts";

const schema = {
  type: "object",
  properties: { items: { type: "string" }, "x-a": { type: "string" } },
  additionalProperties: false,
  example: { properties: { b: {} } },
  "x-b": { properties: { c: {} } },
};
const document = described({ "/a": { get: answering(schema), "x-c": {} } }, { "x-D": { anyOf: [{}, true] } });

test("visitParts sees every part once, names that look like keywords included, and no data", () => {
  const seen: string[] = [];
  visitParts(document, (_node, part, pointer) => seen.push(`${part} ${pointer()}`));

  const inner = "#/paths/~1a/get/responses/200/content/application~1json/schema";
  expect(seen).toEqual([
    "document #",
    "pathItem #/paths/~1a",
    "operation #/paths/~1a/get",
    "response #/paths/~1a/get/responses/200",
    "media #/paths/~1a/get/responses/200/content/application~1json",
    `schema ${inner}`,
    `schema ${inner}/properties/items`,
    `schema ${inner}/properties/x-a`,
    `schema ${inner}/additionalProperties`,
    "components #/components",
    "schema #/components/schemas/x-D",
    "schema #/components/schemas/x-D/anyOf/0",
    "schema #/components/schemas/x-D/anyOf/1",
  ]);
});

test("mapParts changes parts from the inside out", () => {
  const order: string[] = [];
  const given = { items: { type: "a" }, type: "b" };
  mapParts(
    given,
    (node) => {
      order.push(String(node.type));
      return node;
    },
    "schema",
  );

  expect(order).toEqual(["a", "b"]);
});

test("mapParts copies only what changes", () => {
  const mapped = mapParts(document, (node) => (node.anyOf ? { ...node, seen: true } : node));

  expect(mapped).not.toBe(document);
  expect(mapped.paths).toBe(document.paths);
  expect(mapped.components).toEqual({ schemas: { "x-D": { anyOf: [{}, true], seen: true } } });
  expect(mapParts(document, (node) => node)).toBe(document);
});
