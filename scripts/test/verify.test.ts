import { describe, expect, test } from "vitest";
import { manifestDifferences } from "../commands/packed-manifest.ts";
import { compareFiles, strangeEntries } from "../commands/verify.ts";

const files = (...entries: [string, string][]) => new Map(entries);

describe("a tarball is told apart by", () => {
  test.each<[string, [string, string][], [string, string][], string[]]>([
    ["nothing", [["a.js", "1"]], [["a.js", "1"]], []],
    ["a file that differs", [["a.js", "1\n2"]], [["a.js", "1\n3"]], ["a.js:2\n  - 2\n  + 3"]],
    [
      "a file too many",
      [
        ["a.js", "1"],
        ["b.js", ""],
      ],
      [["a.js", "1"]],
      ["b.js: nothing makes it"],
    ],
    ["a file too few", [], [["a.js", "1"]], ["a.js: missing in the tarball"]],
  ])("%s", (_what, packed, built, want) => {
    expect(compareFiles(files(...packed), files(...built))).toEqual(want);
  });
});

test.each<[string, string, string[]]>([
  ["a file", "file", []],
  ["a link", "symlink", ["b.js: is no ordinary file (symlink)"]],
  ["an entry of a type nobody knows", "7", ["b.js: is no ordinary file (7)"]],
])("%s in a tarball is told by its type", (_what, type, want) => {
  expect(
    strangeEntries([
      { path: "a.js", type: "file" },
      { path: "b.js", type },
    ]),
  ).toEqual(want);
});

test("a path that a tarball has twice is told", () => {
  const one = { path: "a.js", type: "file" };

  expect(strangeEntries([one, one])).toEqual(["a.js: is there more than once"]);
});

describe("a manifest", () => {
  const own = {
    name: "@x/acme",
    version: "0.0.0",
    exports: { ".": "./src/index.ts" },
    publishConfig: { access: "public", provenance: true, exports: { ".": "./dist/index.js" } },
    scripts: { build: "tsc", test: "vitest" },
    dependencies: { "@x/core": "workspace:^", other: "^1.0.0" },
  };
  const packed = {
    name: "@x/acme",
    version: "1.2.0",
    exports: { ".": "./dist/index.js" },
    scripts: { build: "tsc" },
    dependencies: { "@x/core": "^1.2.0", other: "^1.0.0" },
  };

  test("is what packing makes of the package's own", () => {
    expect(manifestDifferences(packed, own)).toEqual([]);
  });

  test.each<[string, object]>([
    ["scripts", { scripts: { build: "tsc", postinstall: "evil" } }],
    ["scripts", { scripts: { build: "evil" } }],
    ["dependencies", { dependencies: { "@x/core": "^1.2.0", other: "^1.0.0", evil: "*" } }],
    ["dependencies", { dependencies: { "@x/core": "^1.2.0", other: "npm:evil" } }],
    ["dependencies", { dependencies: { "@x/core": "npm:evil@1.2.0", other: "^1.0.0" } }],
    ["dependencies", { dependencies: { "@x/core": "https://evil.test/core.tgz", other: "^1.0.0" } }],
    ["bin", { bin: { acme: "evil.js" } }],
    ["exports", { exports: { ".": "./evil.js" } }],
  ])("with other %s is told: %j", (key, change) => {
    expect(manifestDifferences({ ...packed, ...change }, own)).toEqual([`package.json: ${key} differs`]);
  });
});
