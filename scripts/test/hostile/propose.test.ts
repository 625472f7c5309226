import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "../../pipeline/json/json.ts";
import { yamlText } from "../../pipeline/json/yaml-text.ts";
import { GeneratorError } from "../../pipeline/problems/problem.ts";
import { proposeOverlay } from "../../pipeline/propose/propose.ts";
import { readDescription, readDocument } from "../../pipeline/read/read.ts";
import { answering, described, json, text } from "../support/document.ts";
import { hintsApart } from "../support/hints-apart.ts";
import { inPath, parameter, proposed } from "../support/proposed.ts";
import { headers } from "./headers.ts";
import { hints } from "./hints.ts";
import { names } from "./names.ts";
import { paths } from "./paths.ts";
import { references } from "./references.ts";
import { sizes } from "./sizes.ts";
import { texts } from "./texts.ts";

const corpus = [headers, hints, names, paths, references, sizes, texts].flat();

/** A busy machine may take long for what is linear; what is not takes far longer than this. */
const HANGS_MS = 120_000;

test.each(corpus)("$what: an overlay is proposed, or what is wrong is named", { timeout: HANGS_MS }, ({ spec }) => {
  const { written, refused } = outcomeOf(spec);

  expect(written !== undefined || refused !== "").toBe(true);
  if (written !== undefined) expect(readDocument(written, "overlay.yaml").overlay).toBe("1.0.0");
});

function outcomeOf(spec: Json): { readonly written?: string; readonly refused?: string } {
  const source = typeof spec === "string" ? spec : yamlText(hintsApart(spec).spec);
  try {
    return { written: proposeOverlay(readDescription(source, "openapi.yaml"), { name: "acme" }).text };
  } catch (error) {
    if (!(error instanceof GeneratorError)) throw error;
    return { refused: error.message };
  }
}

const MANY = 3000;
const wide = Object.fromEntries(Array.from({ length: MANY }, (_, index) => [`field${index}`, text]));

const large: readonly (readonly [string, JsonObject])[] = [
  [
    "operations of one name",
    operations((index) => [`/a${"-".repeat(index % 7)}${index}`, { operationId: "list", tags: ["a"] }]),
  ],
  ["paths that say the same", operations((index) => [`/${"{a}/".repeat(index % 9)}${"%".repeat(index % 99)}x`, {}])],
  ["long ids", operations((index) => [`/a${index}`, { operationId: "aB".repeat(5000), tags: ["c_".repeat(5000)] }])],
  ["braces and colons", operations((index) => [`/${"{:".repeat(200)}${index}`, { operationId: "_/.".repeat(2000) }])],
  ["answers of many fields", operations((index) => [`/a${index}`, answers({ type: "object", properties: wide })], 100)],
  [
    "one answer of many fields in all",
    operations((index) => [`/a${index}`, answers({ $ref: "#/components/schemas/Wide" })]),
  ],
  [
    "statuses without end",
    described({
      "/a": { post: answering({ type: "object", properties: { id: text } }) },
      "/a/{id}": {
        get: {
          ...answers({
            type: "object",
            properties: {
              status: { enum: ["failed", "done", ...Array.from({ length: 20_000 }, (_, index) => `s${index}`)] },
            },
          }),
          parameters: [inPath("id")],
        },
      },
    }),
  ],
];

test.each(large)("%s: an overlay is proposed in time", { timeout: HANGS_MS }, (_what, spec) => {
  const { actions } = proposeOverlay(spec, { name: "acme" }).overlay;

  expect(actions.length).toBeGreaterThan(0);
});

function operations(of: (index: number) => readonly [string, JsonObject], count = MANY): JsonObject {
  const made = Array.from({ length: count }, (_, index) => of(index));
  const schemas = { Wide: { type: "object", properties: wide } };
  return described(
    Object.fromEntries(made.map(([path, rest]) => [path, { get: { ...answering(text), ...rest } }])),
    schemas,
  );
}

function answers(schema: JsonObject): JsonObject {
  return { responses: { "200": { description: "", ...json(schema) } } };
}

describe("names somebody chose to do harm", () => {
  test.each(["constructor", "__defineGetter__", "then", "raw", "\u001b[31m", "a\nb", "..", "💥", "0", ""])(
    "%j",
    (name) => {
      const operation = { operationId: name, tags: [name], parameters: [parameter("q")] };

      const { hints: all, notes } = proposed(
        described({
          "/a": { get: answering(text, operation), post: answering(text, operation) },
          "/b": { get: answering(text) },
        }),
      );

      for (const { group, name: method } of Object.values(all)) {
        expect(`${group}.${method}`).toMatch(/^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$/);
      }
      expect(notes).toEqual([]);
    },
  );
});
