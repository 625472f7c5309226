import { expect, test } from "vitest";
import type { JsonObject } from "../pipeline/json/json.ts";
import { checkParts } from "../pipeline/read/check-parts.ts";
import { answering, described, ref } from "./support/document.ts";

const circular = { A: ref("B"), B: ref("A") };

test.each<[string, JsonObject, { pointer: string; what: string }[]]>([
  ["a whole document passes", described({ "/a": { get: answering(ref("A")) } }, { A: { type: "object" } }), []],
  [
    "a reference to nothing",
    described({ "/a": { get: answering(ref("Missing")) } }),
    [
      {
        pointer: "#/paths/~1a/get/responses/200/content/application~1json/schema/$ref",
        what: "$ref #/components/schemas/Missing leads nowhere",
      },
    ],
  ],
  [
    "a reference to another file",
    described({}, { A: { $ref: "common.yaml#/A" } }),
    [{ pointer: "#/components/schemas/A/$ref", what: "$ref common.yaml#/A leads outside the document" }],
  ],
  [
    "a reference to another host",
    described({}, { A: { $ref: "https://evil.test/a.json" } }),
    [
      {
        pointer: "#/components/schemas/A/$ref",
        what: "$ref https://evil.test/a.json leads outside the document",
      },
    ],
  ],
  [
    "references in a circle",
    described({}, circular),
    [
      { pointer: "#/components/schemas/A/$ref", what: "$ref #/components/schemas/B leads nowhere" },
      { pointer: "#/components/schemas/B/$ref", what: "$ref #/components/schemas/A leads nowhere" },
    ],
  ],
  [
    "a reference into a schema",
    described({}, { A: { properties: { b: { type: "string" } } }, C: { $ref: "#/components/schemas/A/properties/b" } }),
    [],
  ],
  [
    "a reference to data",
    described({}, { A: { default: { b: {} } }, C: { $ref: "#/components/schemas/A/default/b" } }),
    [
      {
        pointer: "#/components/schemas/C/$ref",
        what: "$ref #/components/schemas/A/default/b leads to what is not a schema",
      },
    ],
  ],
  [
    "a parameter that is something else",
    described({ "/a": { get: { parameters: [ref("A")] } } }, { A: {} }),
    [
      {
        pointer: "#/paths/~1a/get/parameters/0/$ref",
        what: "$ref #/components/schemas/A must be a parameter with name and in",
      },
    ],
  ],
  [
    "parts of the wrong kind",
    described(
      { "/a": { get: 1 as unknown as JsonObject } },
      { A: { required: "id" }, B: null as unknown as JsonObject },
    ),
    [
      { pointer: "#/paths/~1a/get", what: "must be an object (operation)" },
      { pointer: "#/components/schemas/A/required", what: "must be a list" },
      { pointer: "#/components/schemas/B", what: "must be an object (schema)" },
    ],
  ],
  [
    "names and examples that look like references pass",
    described(
      {},
      { A: { properties: { $ref: { type: "string" } }, example: { $ref: "x.yaml" }, "x-y": { $ref: "x" } } },
    ),
    [],
  ],
])("%s", (_what, given, want) => {
  expect(checkParts(given)).toEqual(want);
});
