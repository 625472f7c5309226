import { expect, test } from "vitest";
import { count, fields, list, matching, oneOf, optional, text, variants } from "../pipeline/hints/shape.ts";

const shape = fields({
  name: matching(/^[a-z]+$/, "a lower-case word"),
  tags: optional(list(text)),
  pages: optional(variants("style", { single: fields({ style: text }), page: fields({ style: text, first: count }) })),
  effect: optional(oneOf("read", "once")),
});

test.each([
  [{ name: "a", tags: ["b"], pages: { style: "page", first: 0 }, effect: "read" }, []],
  [{}, [{ pointer: "#", what: "name is missing" }]],
  ["x", [{ pointer: "#", what: "must be an object" }]],
  [{ name: "A" }, [{ pointer: "#/name", what: "must be a lower-case word" }]],
  [{ name: "a", nmae: "b" }, [{ pointer: "#/nmae", what: "unknown; known are name, tags, pages, effect" }]],
  [{ name: "a", tags: ["b", 1] }, [{ pointer: "#/tags/1", what: "must be a text" }]],
  [{ name: "a", tags: "b" }, [{ pointer: "#/tags", what: "must be a list" }]],
  [{ name: "a", effect: "write" }, [{ pointer: "#/effect", what: "must be one of read, once" }]],
  [{ name: "a", pages: { style: "link" } }, [{ pointer: "#/pages", what: "style must be one of single, page" }]],
  [{ name: "a", pages: { style: "page", first: -1 } }, [{ pointer: "#/pages/first", what: "must be a whole number" }]],
  [{ name: "a", pages: { style: "toString" } }, [{ pointer: "#/pages", what: "style must be one of single, page" }]],
])("%j", (given, want) => {
  expect(shape(given, "#")).toEqual(want);
});
