import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { packageNameOf, pendingBump } from "../commands/changesets.ts";
import { reportText } from "../commands/report-text.ts";
import type { Change } from "../pipeline/diff/change.ts";
import { changesetOf } from "../pipeline/review/changeset.ts";
import type { Report } from "../pipeline/review/compare.ts";
import { reportMarkdown } from "../pipeline/review/report-markdown.ts";

const rest = { vendor: "acme", dead: [], idle: [], kept: [], lostTexts: [], unsettled: [] };
const report = (bump: Report["bump"], ...changes: Change[]): Report => ({ ...rest, bump, changes });
const change = (over: Partial<Change>): Change => ({
  level: "surface",
  affects: "everybody",
  bump: "minor",
  at: "runs.list",
  what: "`runs.list` accepts `a`.",
  ...over,
});

describe("a changeset", () => {
  test("names methods as users call them, what breaks first, and each line once", () => {
    const gone = change({ at: "runs.get", bump: "major", what: "`runs.get` is gone." });
    const { text = "" } = changesetOf(report("major", change({}), change({}), gone), "@x/acme") ?? {};

    expect(text.split("\n").slice(0, 3)).toEqual(["---", '"@x/acme": major', "---"]);
    expect(text.match(/^- .*/gm)).toEqual(["- `acme.runs.get` is gone.", "- `acme.runs.list` accepts `a`."]);
  });

  test("is not written where callers can notice nothing", () => {
    expect(changesetOf(report("none", change({ bump: "none" })), "@x/acme")).toBeUndefined();
  });

  test("tells of the description where that is all", () => {
    const fact = change({ level: "description", bump: "patch", at: "#/servers", what: "`url` is new." });

    expect(changesetOf(report("patch", fact), "@x/acme")?.text).toContain("- `url` is new. (`#/servers`)\n");
  });
});

describe("a description that attacks stays text", () => {
  const evil = "`runs.list` accepts `a`<script>](javascript:x) \u001b[2J`.\n# Heading";
  const attacked = report("minor", change({ what: evil, level: "description", at: "#/\u001b[2J`|\n" }));

  const unsafe = /<script|[^\\]\]\(|^# |\p{Cc}(?<!\n)/mu;

  test("in a changeset", () => {
    expect(changesetOf(attacked, "@x/acme")?.text).not.toMatch(unsafe);
  });

  test("in a pull request", () => {
    expect(reportMarkdown(attacked)).not.toMatch(unsafe);
  });

  test("in a terminal", () => {
    expect(reportText(attacked)).not.toContain("\u001b[2J");
  });
});

describe("what is pending", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "changesets-"));
    await mkdir(join(folder, ".changeset"));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const write = (name: string, front: string) =>
    writeFile(join(folder, ".changeset", name), `---\n${front}\n---\n\nText.\n`);

  test("is the highest bump that is asked for the package", async () => {
    await write("a.md", '"@x/acme": patch\n"@x/other": major');
    await write("b.md", '"@x/acme": minor');

    expect(pendingBump(folder, "@x/acme")).toBe("minor");
    expect(pendingBump(folder, "@x/more")).toBe("none");
  });

  test("goes by the name in package.json", async () => {
    await mkdir(join(folder, "packages/acme"), { recursive: true });
    await writeFile(join(folder, "packages/acme/package.json"), '{"name":"@y/acme"}');

    expect(packageNameOf(folder, "acme")).toBe("@y/acme");
    expect(packageNameOf(folder, "none")).toBe("@x/none");
  });
});
