import { expect, test } from "vitest";
import { docComment } from "../pipeline/text/doc-comment.ts";

const words = (count: number) => Array(count).fill("word").join(" ");

test("nothing to say, no comment", () => {
  expect(docComment("")).toBe("");
});

test("one short line", () => {
  expect(docComment("A run.", "  ")).toBe("  /** A run. */\n");
});

test("several lines", () => {
  expect(docComment("A run.\n\nMore.")).toBe("/**\n * A run.\n *\n * More.\n */\n");
});

test("prose is wrapped, and code spans stay whole", () => {
  const lines = docComment(`${words(20)} and \`GET /a b\` ${words(3)}`).split("\n");

  expect(lines.every((line) => line.length <= 110)).toBe(true);
  expect(lines[2]).toBe(" * `GET /a b` word word word");
});

test("items of a list hang, tables and code stay as they are", () => {
  const table = `| ${words(30)} |`;
  const code = `\`\`\`\n${words(30)}\n\`\`\``;

  expect(docComment(`- ${words(22)}`)).toContain("\n *   word");
  expect(docComment(table)).toContain(` * ${table}\n`);
  expect(docComment(code)).toContain(` * ${words(30)}\n`);
});

test("no wrapped line begins with what would be a tag or a list", () => {
  const comment = docComment(`${words(21)} @see - # 1. ${words(4)}`);

  expect(comment).not.toMatch(/^ \* (@|-|#|1\.)/m);
});

test("the comment cannot be ended from inside", () => {
  expect(docComment("a */ b(); /* c */")).toBe("/** a *\\/ b(); /* c *\\/ */\n");
});
