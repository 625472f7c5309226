import { expect, test } from "vitest";
import { readSource, root } from "../commands/workspace.ts";
import { generate } from "../pipeline/generate.ts";
import { messageOf } from "./support/problems.ts";

/** What a POST or PATCH may be sent again for; every other one acts each time, as nothing marks a repeat. */
const repeatable: Readonly<Record<string, string>> = {
  "aws.listDbInstances": "Only reads; the filter stands in the body.",
  "mcpAuth.registerClient": "Registers nothing: the answer is always the one client made beforehand.",
  "resources.checkHealthBatch": "Only reads.",
  "rulepacks.apply": "Says to what a pack is applied.",
  "sessionAnalyzerProvider.update": "Overwrites the one provider there is.",
  "sessions.updateMetadata": "Replaces all metadata.",
  "users.updateSlackId": "Sets one value.",
};

const source = readSource(root, "hoop");

/** The POSTs and PATCHes that an overlay lets be sent again, and how many there are in all. */
function repeated(overlay: string): { readonly ids: readonly string[]; readonly all: number } {
  const table = generate({ ...source, overlay }).files.get("src/generated/operations.ts") ?? "";
  const rows = [...table.matchAll(/id: "([^"]+)",\s*method: "(?:POST|PATCH)",\s*effect: "(\w+)"/g)];
  const ids = rows.filter(([, , effect]) => effect !== "once").map(([, id = ""]) => id);
  return { ids: ids.toSorted(), all: rows.length };
}

test("a POST or PATCH is sent once, but for those of which a repeat is known to change nothing", () => {
  const { ids, all } = repeated(source.overlay);

  expect(all).toBeGreaterThan(50);
  expect(ids).toEqual(Object.keys(repeatable).toSorted());
});

test("one that is made idempotent by a slip is found", () => {
  const slip = source.overlay.replace(
    "name: provision\n        effect: once",
    "name: provision\n        effect: idempotent",
  );

  expect(repeated(slip).ids).toContain("sessions.provision");
});

test("a field that a list goes on by and that is misspelt keeps it from being generated", () => {
  const slip = source.overlay.replace("more: has_next_page", "more: has_nextpage");

  expect(messageOf(() => generate({ ...source, overlay: slip }))).toContain('the answer has no field "has_nextpage"');
});
