import { expect, test } from "vitest";
import { readSource, root } from "../commands/workspace.ts";
import { generate } from "../pipeline/generate.ts";

/** What a POST or PATCH may be sent again for; every other one acts each time, as nothing marks a repeat. */
const repeatable: Readonly<Record<string, string>> = {
  "aws.listDbInstances": "Only reads; the filter stands in the body.",
  "mcpAuth.registerClient": "Registers nothing: the answer is always the one client made beforehand.",
  "resources.checkHealthBatch": "Only reads.",
  "rulepacks.apply": "Says to what a pack is applied.",
  "sessionAnalyzerProvider.update": "Overwrites the one provider there is.",
  "sessions.kill": "A session that is gone already answers 204 as well.",
  "sessions.updateMetadata": "Replaces all metadata.",
  "users.updateSlackId": "Sets one value.",
};

const table = generate(readSource(root, "hoop", "0".repeat(64))).files.get("src/generated/operations.ts") ?? "";
const rows = [...table.matchAll(/id: "([^"]+)",\s*method: "(POST|PATCH)",\s*path: "[^"]*",\s*effect: "(\w+)"/g)];

test("a POST or PATCH is sent once, but for those of which a repeat is known to change nothing", () => {
  const others = rows.filter(([, , , effect]) => effect !== "once").map(([, id = ""]) => id);

  expect(rows.length).toBeGreaterThan(50);
  expect(others.toSorted()).toEqual(Object.keys(repeatable).toSorted());
});
