import { describe, expect, test } from "vitest";
import { correctionsOf, emitCorrections } from "../pipeline/docs/corrections.ts";
import type { Json, JsonObject } from "../pipeline/json/json.ts";
import { applyOverlay } from "../pipeline/overlay/apply.ts";
import { text } from "./support/document.ts";
import { hostile } from "./support/hostile.ts";

type Action = readonly [target: string, description: string, change: JsonObject];
const corrected = (document: unknown, ...actions: readonly Action[]) => {
  const overlay = {
    overlay: "1.1.0",
    info: { title: "x", version: "1" },
    actions: actions.map(([target, description, change]): Json => ({ target, description, ...change })),
  };
  const applied = applyOverlay(document as JsonObject, overlay, "overlay.yaml");
  return correctionsOf("acme", applied.document, applied.steps);
};
const session = {
  info: { title: "Acme API" },
  paths: { "/a": { get: { summary: "Get", parameters: [] } } },
  components: {
    schemas: { Session: { properties: { end: text, exit: text, output: { type: "array", items: text } } } },
  },
};
const fields = "$.components.schemas.Session.properties";
const only = (...action: Action) => corrected(session, action).corrections[0];

describe("an action", () => {
  test("that only gives hints is counted, not told", () => {
    const naming: Action = ["$.paths['/a'].get", "Only reads.", { update: { "x-sdk": { group: "a", name: "get" } } }];
    const inHints: Action = ["$.paths['/a'].get['x-sdk']", "Only reads.", { update: { effect: "read" } }];

    expect(corrected(session, naming, inHints)).toEqual({ title: "Acme API", corrections: [], actions: 2 });
  });

  test("is told with its target, what it changes before and after, and its reason on one line", () => {
    expect(only(fields, "Null\nat first.", { update: { end: { type: "integer", nullable: true } } })).toEqual({
      target: fields,
      places: 1,
      before: '`{"end":{"type":"string"}}`',
      after: '`{"end":{"type":"integer","nullable":true}}`',
      reason: "Null at first.",
    });
  });

  test("that matches several places is told once", () => {
    expect(only(`${fields}['end','exit']`, "The server sends null.", { update: { nullable: true } })).toMatchObject({
      places: 2,
    });
  });

  test("that brings words and hints along does not tell of them", () => {
    const update = { end: { nullable: true, description: "When it ended.", "x-sdk": { as: "End" } } };

    expect(only(fields, "The server sends null.", { update })).toMatchObject({ after: '`{"end":{"nullable":true}}`' });
  });

  test("that brings nothing but words tells them", () => {
    const told = only("$.paths['/a'].get", "Of another one.", { update: { summary: "Read" } });

    expect(told).toMatchObject({ before: '`{"summary":"Get"}`', after: '`{"summary":"Read"}`' });
  });

  test.each<[string, string, JsonObject, string, string]>([
    ["takes away", `${fields}.end`, { remove: true }, '`{"type":"string"}`', "nothing"],
    ["copies", `${fields}.end`, { copy: `${fields}.output` }, '`{"type":"string"}`', `as \`${fields}.output\``],
    ["puts into a list", "$.paths['/a'].get.parameters", { update: { name: "n" } }, "nothing", '`{"name":"n"}`'],
  ])("that %s", (_what, target, change, before, after) => {
    expect(only(target, "So.", change)).toMatchObject({ before, after });
  });

  test("is told in part where it is long", () => {
    const update = { end: { enum: Array.from({ length: 99 }, (_, index) => `value ${index}`) } };

    expect(only(fields, "So.", { update })?.after).toMatch(/^`\{"end":.{100,170}…`$/);
  });
});

test("each vendor has a table, and no text of an overlay ends a cell", () => {
  const action: Action = [fields, "So | says\n# the page.", { update: { end: { pattern: "a|b" } } }];
  const document = emitCorrections([corrected(session, action)]);

  expect(document.split("\n").slice(-4)).toEqual([
    "| target | published | corrected | why |",
    "| --- | --- | --- | --- |",
    `| \`${fields}\` | nothing | \`{"end":{"pattern":"a\\|b"}}\` | So \\| says # the page. |`,
    "",
  ]);
});

test("a description that attacks stays text", () => {
  const action: Action = ["$.components.schemas['evil.Thing']", hostile.info.description, { update: { type: "x" } }];
  const document = emitCorrections([corrected(hostile, action)]);

  const prose = document.replace(/^<!-- .* -->$/gm, "").replace(/(`+)[^`].*?\1/g, "");
  expect(prose).not.toMatch(/<|(?<!\\)\]\(/);
  expect(prose).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
});
