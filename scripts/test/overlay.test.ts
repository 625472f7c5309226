import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../pipeline/json/json.ts";
import { applyOverlay, overlayOutcome } from "../pipeline/overlay/apply.ts";
import { messageOf } from "./support/problems.ts";

const overlay = (actions: Json, version = "1.0.0"): JsonObject => ({
  overlay: version,
  info: { title: "Corrections", version: "1" },
  actions,
});
const action = (target: string, change: JsonObject): JsonObject => ({
  target,
  description: "A reason.",
  ...change,
});
const apply = (document: JsonObject, ...actions: readonly Json[]) =>
  applyOverlay(document, overlay(actions), "o.yaml").document;

describe("an action", () => {
  test.each<[string, JsonObject, JsonObject, JsonObject]>([
    ["updates an object", { a: { b: 1 } }, action("$.a", { update: { c: 2 } }), { a: { b: 1, c: 2 } }],
    ["updates the root", { a: 1 }, action("$", { update: { b: 2 } }), { a: 1, b: 2 }],
    ["replaces a plain value", { a: "x" }, action("$.a", { update: "y" }), { a: "y" }],
    ["appends to a list", { a: [1] }, action("$.a", { update: 2 }), { a: [1, 2] }],
    ["appends a list as one entry", { a: [1] }, action("$.a", { update: [2] }), { a: [1, [2]] }],
    ["removes a key", { a: 1, b: 2 }, action("$.b", { remove: true }), { a: 1 }],
    ["removes entries of a list", { a: [1, 2, 3, 4] }, action("$.a[?@ > 2]", { remove: true }), { a: [1, 2] }],
    [
      "removes what a path finds out of order",
      { a: [1, 2, 3, 4] },
      action("$.a[3,0]", { remove: true }),
      { a: [2, 3] },
    ],
    ["removes what a path finds twice", { a: [1, 2, 3] }, action("$.a[0,0,-3]", { remove: true }), { a: [2, 3] }],
    [
      "changes once what a path finds twice",
      { a: { b: [1] } },
      action("$['a','a'].b", { update: 2 }),
      { a: { b: [1, 2] } },
    ],
    ["removes a value inside another it removes", { a: { a: 1 } }, action("$..a", { remove: true }), {}],
    [
      "changes every match",
      { p: { x: { get: {} }, y: { get: {} } } },
      action("$.p.*.get", { update: { ok: true } }),
      { p: { x: { get: { ok: true } }, y: { get: { ok: true } } } },
    ],
    [
      "finds an entry by its fields",
      { l: [{ name: "a" }, { name: "b" }] },
      action("$.l[?@.name == 'b']", { update: { in: "query" } }),
      { l: [{ name: "a" }, { name: "b", in: "query" }] },
    ],
  ])("%s", (_what, given, one, want) => {
    expect(apply(given, one)).toEqual(want);
  });

  test("sees what those before it did", () => {
    const removed = action("$.required", { remove: true });
    const replaced = action("$", { update: { required: ["b"] } });

    expect(apply({ required: ["a"] }, removed, replaced)).toEqual({ required: ["b"] });
  });

  test("leaves the given document as it was", () => {
    const document = { a: { b: [1] }, c: 1 };

    apply(document, action("$.a.b", { update: 2 }), action("$.c", { remove: true }));

    expect(document).toEqual({ a: { b: [1] }, c: 1 });
  });

  test("keeps what stood at its targets as it was, whatever later actions do", () => {
    const actions = [
      action("$.a.b.c", { update: { one: 1 } }),
      action("$.a", { update: { kept: true } }),
      action("$.a.b.d", { update: 2 }),
      action("$.a.b.c", { remove: true }),
    ];

    const { document, steps } = applyOverlay({ a: { b: { c: {}, d: [1] } } }, overlay(actions), "o.yaml");

    expect(steps.map(({ targets }) => targets)).toEqual([
      [{}],
      [{ b: { c: { one: 1 }, d: [1] } }],
      [[1]],
      [{ one: 1 }],
    ]);
    expect(document).toEqual({ a: { b: { d: [1, 2] }, kept: true } });
  });

  test("copies a value as it is now, whatever later actions do to either", () => {
    const copied = { target: "$.b", description: "A reason.", copy: "$.a" };
    const actions = [action("$.a.c.d", { update: 1 }), copied, action("$.a.c.d", { update: 2 })];

    const { document } = applyOverlay({ a: { c: { d: [] } }, b: {} }, overlay(actions, "1.1.0"), "o.yaml");

    expect(document).toEqual({ a: { c: { d: [1, 2] } }, b: { c: { d: [1] } } });
  });

  test("that fails at one of its targets changes none of them", () => {
    const given = { a: { b: {} }, c: { b: { d: [] } } };
    const actions = [action("$.*.b", { update: { d: { e: 1 } } }), action("$.a", { update: { fine: true } })];

    const { document, failed } = overlayOutcome(given, overlay(actions), "o.yaml");

    expect(document).toEqual({ ...given, a: { b: {}, fine: true } });
    expect(failed).toMatchObject([{ matches: true, before: given }]);
  });

  test("of Overlay 1.1 joins lists and copies", () => {
    const actions = [action("$.a", { update: [2, 3] }), action("$.b", { copy: "$.c" })];

    expect(applyOverlay({ a: [1], b: {}, c: { d: 1 } }, overlay(actions, "1.1.0"), "o.yaml").document).toEqual({
      a: [1, 2, 3],
      b: { d: 1 },
      c: { d: 1 },
    });
  });
});

describe("what is wrong is named by file and action", () => {
  test.each<[string, Json, string]>([
    ["a target that matches nothing", action("$.b", { remove: true }), "target matches nothing (target $.b)"],
    [
      "a target that is no JSONPath",
      action("$.a[", { remove: true }),
      "not a JSONPath: unclosed bracketed selection ('$.a[':4) (target $.a[)",
    ],
    ["an action without a reason", { target: "$.a", remove: true }, "an action needs a description: the reason for it"],
    ["an action without a target", { description: "x", update: 1 }, "an action needs a target"],
    ["an action without a change", { target: "$.a", description: "x" }, "an action has one of update, copy and remove"],
    ["two changes in one", action("$.a", { update: 1, remove: true }), "an action has one of update, copy and remove"],
    ["a misspelt key", action("$.a", { updates: 1, update: 1 }), "an action has no updates"],
    [
      "values that do not merge",
      action("$", { update: { a: [1] } }),
      "a: a list cannot be merged into an object (target $)",
    ],
    ["the removal of everything", action("$", { remove: true }), "the whole document cannot be removed (target $)"],
    ["a removal that is a text", action("$.a", { remove: "false" }), "remove must be true or false"],
    ["a copy of no path", action("$.a", { copy: 7 }), "copy must be a JSONPath"],
    ["no object", "x", "an action must be an object"],
  ])("%s", (_what, one, want) => {
    const fine = action("$.a", { update: { fine: true } });

    expect(messageOf(() => apply({ a: { b: 1 } }, fine, one))).toBe(`o.yaml#/actions/1\n  ${want}`);
  });

  test("all actions that fail are named at once", () => {
    const actions = [action("$.x", { remove: true }), action("$.y", { remove: true })];

    expect(messageOf(() => apply({}, ...actions))).toBe(
      "o.yaml#/actions/0\n  target matches nothing (target $.x)\n\no.yaml#/actions/1\n  target matches nothing (target $.y)",
    );
  });

  test.each<[JsonObject, string]>([
    [{ openapi: "3.0.0" }, "o.yaml#\n  not an overlay: `overlay` must be 1.0.x or 1.1.x"],
    [{ overlay: "2.0.0" }, "o.yaml#\n  not an overlay: `overlay` must be 1.0.x or 1.1.x"],
    [{ overlay: "1.0.0", info: {} }, "o.yaml#/info\n  an overlay needs info with title and version"],
    [overlay([]), "o.yaml#/actions\n  an overlay needs at least one action"],
  ])("%j", (given, want) => {
    expect(messageOf(() => applyOverlay({}, given, "o.yaml"))).toBe(want);
  });
});
