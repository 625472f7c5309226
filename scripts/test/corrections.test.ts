import { describe, expect, test } from "vitest";
import { correctionsOf } from "../pipeline/docs/corrections.ts";
import { emitCorrections } from "../pipeline/docs/emit-corrections.ts";
import type { Json, JsonObject } from "../pipeline/json/json.ts";
import { overlaySteps } from "../pipeline/overlay/apply.ts";
import { text } from "./support/document.ts";
import { hostile } from "./support/hostile.ts";

type Action = readonly [target: string, description: string, change: JsonObject];
const corrected = (document: unknown, ...actions: readonly Action[]) => {
  const overlay = {
    overlay: "1.0.0",
    info: { title: "x", version: "1" },
    actions: actions.map(([target, description, change]): Json => ({ target, description, ...change })),
  };
  return correctionsOf("acme", overlaySteps(document as JsonObject, overlay, "overlay.yaml"));
};
const session = {
  info: { title: "Acme API" },
  paths: { "/a": { get: { summary: "Get" } } },
  components: {
    schemas: { Session: { properties: { output: { type: "array", items: text }, end: text, exit: text } } },
  },
};
const fields = "$.components.schemas.Session.properties";

describe("an action", () => {
  test("that only names is counted, not told", () => {
    const naming: Action = ["$.paths['/a'].get", "Only reads.", { update: { "x-sdk": { group: "a", name: "get" } } }];

    expect(corrected(session, naming)).toEqual({ title: "Acme API", rows: [], actions: 1, hints: 1 });
  });

  test("that matches several places is one row", () => {
    const { rows } = corrected(session, [`${fields}['end','exit']`, "Null at first.", { update: { nullable: true } }]);

    expect(rows).toEqual([
      {
        kind: "types",
        where: "`Session.end`; `Session.exit`",
        published: "`string`",
        ours: "`string | null`",
        why: "Null at first.",
      },
    ]);
  });

  test("that brings words along does not tell of them", () => {
    const update = { end: { nullable: true, description: "When it ended." } };

    expect(corrected(session, [fields, "Null at first.", { update }]).rows.map(({ kind }) => kind)).toEqual(["types"]);
  });

  test("that takes away what another puts in its place is one row with it", () => {
    const { rows } = corrected(
      session,
      [`${fields}.output`, "A list in the file.", { remove: true }],
      [fields, "A text in truth.", { update: { output: text } }],
    );

    expect(rows).toEqual([
      {
        kind: "types",
        where: "`Session.output`",
        published: "`string[]`",
        ours: "`string`",
        why: "A list in the file. A text in truth.",
      },
    ]);
  });

  test("that matches many places names two and counts the rest", () => {
    const paths = Object.fromEntries("abcdefgh".split("").map((name) => [`/${name}`, { get: { responses: {} } }]));
    const action: Action = ["$.paths[*][*].responses", "A gate in front.", { update: { "401": {} } }];

    expect(corrected({ paths }, action).rows.map(({ where }) => where)).toEqual(["`GET /a`; `GET /b` and 6 more"]);
  });
});

describe("the document", () => {
  const lines = (...actions: readonly Action[]) => emitCorrections([corrected(session, ...actions)]).split("\n");

  test("has a section for each vendor and kind, and a row for each correction", () => {
    const document = lines([`${fields}.end`, "Null\n  at first.", { update: { nullable: true } }]);

    expect(document.filter((line) => /^[#|]/.test(line))).toEqual([
      "# Corrections",
      "## Acme API",
      "### Types",
      "| what the vendor publishes | what we send and expect instead | why |",
      "| --- | --- | --- |",
      "| `Session.end`: `string` | `string \\| null` | Null at first. |",
    ]);
  });

  test("says how many actions correct nothing", () => {
    const document = lines([`${fields}.end`, "x", { update: { "x-sdk": {} } }]);

    expect(document.join("\n")).toContain("0 corrections. 1 of the overlay's 1 actions correct nothing");
  });

  test("lets a description break out of no cell", () => {
    const evil = "a | b \\| c `d | e \\\\| f` <img src=x onerror=evil()> [evil](javascript:evil()) \u202e";
    const properties = { [evil]: text, "``` | [evil](x)": { type: "string", enum: [evil], default: evil } };
    const document = emitCorrections([
      corrected(
        hostile,
        ["$.paths", evil, { update: { [`/${evil}`]: { get: { security: [{ [evil]: [] }] } } } }],
        ["$.components.schemas['evil.Thing'].properties", evil, { update: properties }],
        ["$.paths['/a/{id}'].post.responses", evil, { update: { [evil]: { headers: { [evil]: {} } } } }],
        ["$.paths['/a/{id}'].post.parameters", evil, { update: { name: evil, in: evil, schema: text } }],
        ["$.info", evil, { update: { title: evil } }],
      ),
    ]);
    const rows = document.split("\n").filter((line) => line.startsWith("|"));

    expect(document).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
    for (const row of rows) {
      expect(row.replace(/\\[^\w\s]/g, "").split("|"), row).toHaveLength(5);
      const prose = row.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, "");
      expect(prose, row).not.toMatch(/<|(?<!\\)\]\(/);
    }
  });
});
