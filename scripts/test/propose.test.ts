import { expect, test } from "vitest";
import { generate } from "../pipeline/generate.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { yamlText } from "../pipeline/json/yaml-text.ts";
import { proposeOverlay } from "../pipeline/propose/propose.ts";
import { answering, described, text } from "./support/document.ts";

const parameter = (name: string, rest: JsonObject = {}) => ({ name, in: "query", schema: text, ...rest });
const inPath = (name: string) => parameter(name, { in: "path", required: true });

/** The hints proposed for a description, by method and path; it must generate with them. */
function hintsOf(spec: JsonObject): Record<string, unknown> {
  const { overlay, text } = proposeOverlay(spec, { name: "acme" });
  generate({ vendor: "acme", spec: yamlText(spec), overlay: text });
  return Object.fromEntries(
    overlay.actions.map(({ target, update }) => [target, (update as JsonObject | undefined)?.["x-sdk"]]),
  );
}

/** The method's id of every operation that is only called by its path and method. */
function idsOf(paths: Record<string, Record<string, JsonObject>>): readonly string[] {
  return Object.values(hintsOf(described(paths))).map((hints) => {
    const { group, name } = hints as { readonly group: string; readonly name: string };
    return `${group}.${name}`;
  });
}

test("plain REST is called by its verbs", () => {
  const one = { parameters: [inPath("id")] };
  const paths = {
    "/api/v1/runs": { get: answering({ type: "array", items: text }), post: answering(text) },
    "/api/v1/runs/{id}": {
      get: answering(text, one),
      patch: answering(text, one),
      put: answering(text, one),
      delete: answering(text, one),
    },
    "/api/v1/runs/{id}/cancel": { post: answering(text, one) },
  };

  expect(idsOf(paths).toSorted()).toEqual([
    "runs.cancel",
    "runs.create",
    "runs.delete",
    "runs.get",
    "runs.list",
    "runs.replace",
    "runs.update",
  ]);
});

test("every action is marked as a proposal and says what it rests on", () => {
  const { overlay, text: written } = proposeOverlay(described({ "/runs": { get: answering(text) } }), { name: "acme" });

  expect(overlay.actions.map(({ description }) => description)).toEqual([
    "Proposed: The group is its path, the name is from path and method. Its method is GET.",
  ]);
  expect(written.startsWith("# yaml-language-server: $schema=../overlay.schema.json\n")).toBe(true);
});
