import { expect, test } from "vitest";
import { z } from "zod";
import type { Json } from "../pipeline/json/json.ts";
import { schemaFindings } from "../pipeline/problems/schema-findings.ts";

const schema = z.strictObject({
  name: z.string("must be a lower-case word").regex(/^[a-z]+$/, "must be a lower-case word"),
  tags: z.array(z.string()).exactOptional(),
  pages: z
    .discriminatedUnion("style", [
      z.strictObject({ style: z.literal("single") }),
      z.strictObject({ style: z.literal("page"), first: z.int().min(0) }),
    ])
    .exactOptional(),
  effect: z.enum(["read", "once"]).exactOptional(),
});

test.each<[Json, readonly [pointer: string, what: string][]]>([
  [{ name: "a", tags: ["b"], pages: { style: "page", first: 0 }, effect: "read" }, []],
  [{}, [["#", "name is missing; it must be a lower-case word"]]],
  ["x", [["#", 'must be an object, not "x"']]],
  [{ name: "A" }, [["#/name", 'must be a lower-case word, not "A"']]],
  [{ name: ["a"] }, [["#/name", 'must be a lower-case word, not ["a"]']]],
  [{ name: "a", nmae: "b" }, [["#/nmae", "there is no nmae here, perhaps name; known are name, tags, pages, effect"]]],
  [{ name: "a", other: "b" }, [["#/other", "there is no other here; known are name, tags, pages, effect"]]],
  [{ name: "a", tags: ["b", 1] }, [["#/tags/1", "must be a text, not 1"]]],
  [{ name: "a", tags: "b" }, [["#/tags", 'must be a list, not "b"']]],
  [{ name: "a", effect: "write" }, [["#/effect", 'must be one of read, once, not "write"']]],
  [{ name: "a", pages: { style: "link" } }, [["#/pages/style", 'must be one of single, page, not "link"']]],
  [{ name: "a", pages: { style: "page", first: -1 } }, [["#/pages/first", "must be at least 0, not -1"]]],
  [{ name: "a", pages: { style: "page" } }, [["#/pages", "first is missing; it must be a number"]]],
])("%j", (given, want) => {
  expect(schemaFindings(schema, given, "#").map(({ pointer, what }) => [pointer, what])).toEqual(want);
});

test("a misspelled key is settled by its value under the known one", () => {
  expect(schemaFindings(schema, { name: "a", efect: "read" }, "#/x")[0]?.settle).toEqual([
    { target: "$.x", update: { effect: "read" } },
    { target: "$.x.efect", remove: true },
  ]);
});

test("a misspelled value is settled by the one it is most like", () => {
  expect(schemaFindings(schema, { name: "a", effect: "reed" }, "#/x")[0]?.settle).toEqual([
    { target: "$.x.effect", update: "read" },
  ]);
});
