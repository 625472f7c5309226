import { expect, test } from "vitest";
import { isPlaceholder } from "../pipeline/text/placeholder.ts";
import { answering, described, hinted, text } from "./support/document.ts";
import { generated } from "./support/generated.ts";
import { messageOf } from "./support/problems.ts";

test.each([
  ...[
    "TODO",
    "todo: look it up",
    "FIXME",
    "tbd",
    "...",
    "…",
    "reason",
    "The reason.",
    "(why)",
    "n/a",
    " - ",
    "???",
    "",
  ],
  "(the reason, and where it is stated)",
])("%j is no reason", (given) => {
  expect(isPlaceholder(given)).toBe(true);
});

test.each([
  "A map.",
  "Not in the vendor's docs.",
  "Reasons are on the page on runs.",
  "Todos are listed without pages.",
])("%j is one", (given) => {
  expect(isPlaceholder(given)).toBe(false);
});

const spec = described({ "/a": { get: answering(text) } });

function refusal(description: string, hints = {}): string | undefined {
  const target = "$.paths['/a'].get";
  const actions = [{ target, description, update: hinted("a", "get", hints) }];
  const overlay = JSON.stringify({ overlay: "1.0.0", info: { title: "Hints", version: "1" }, actions });
  return messageOf(() => generated(spec, overlay));
}

test("an action whose description is none is refused by file and pointer", () => {
  expect(refusal("TODO")).toBe(
    'specs/acme/overlay.yaml#/actions/0\n  the description must say why, and where that is stated, not "TODO"',
  );
  expect(refusal("A name.")).toBeUndefined();
});

test.each([
  ["unconfirmed", { unconfirmed: "tbd" }],
  ["lint/pages", { lint: { pages: "why" } }],
])("so is a hint whose %s is none", (place, hints) => {
  expect(refusal("A name.", hints)).toContain(`specs/acme/openapi.yaml#/paths/~1a/get/x-sdk/${place}`);
  expect(refusal("A name.", hints)).toContain("must be a reason, not");
});

test("so is an operation that is not supported for none", () => {
  const action = { target: "$.paths['/a'].get", description: "A.", update: { "x-sdk": { unsupported: "..." } } };
  const overlay = JSON.stringify({ overlay: "1.0.0", info: { title: "Hints", version: "1" }, actions: [action] });

  expect(messageOf(() => generated(spec, overlay))).toContain("must be a reason, not");
});
