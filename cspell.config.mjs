import { globSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";

/** What vendors are called, here and by themselves. */
const names = globSync("specs/*/source.json").flatMap((file) => {
  const vendor = basename(dirname(file));
  const { description } = JSON.parse(readFileSync(`packages/${vendor}/package.json`, "utf8"));
  return [vendor, ...description.match(/\p{L}+/gu)];
});

/** The spelling of what people read. Words of ours are added to words.txt, in order. */
export default {
  version: "0.2",
  language: "en,en-GB",
  files: [
    "*.md",
    "{.changeset,.github,docs,examples}/**/*.md",
    "packages/*/{README,COMPARISON}.md",
    "site/src/**/*.ts",
    "specs/*/texts.yaml",
  ],
  enableGlobDot: true,
  // Names of packages that others have published.
  ignorePaths: ["docs/descriptions.md"],
  dictionaryDefinitions: [{ name: "ours", path: "./words.txt" }],
  dictionaries: ["ours", "softwareTerms", "typescript", "node", "npm", "html", "css"],
  words: names,
  ignoreRegExpList: ["fenced", "code", "target", "pointer"],
  patterns: [
    { name: "fenced", pattern: "/^\\s*```[\\s\\S]*?^\\s*```/gm" },
    { name: "code", pattern: "/`[^`\\n]+`/g" },
    { name: "target", pattern: "/\\]\\([^)]*\\)/g" },
    { name: "pointer", pattern: "/#\\/\\S+/g" },
  ],
};
