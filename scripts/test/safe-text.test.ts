import { describe, expect, test } from "vitest";
import {
  cleanJson,
  cleanText,
  codeSpan,
  escapeInvisible,
  markdown,
  propertyName,
  quote,
} from "../pipeline/text/safe-text.ts";

describe("cleanText", () => {
  test.each([
    ["line ends of every kind become one", "a\r\nb\rc\u2028d\u2029e\u0085f", "a\nb\nc\nd\ne\nf"],
    ["control characters go", "a\u0000b\u0007c\u001bd\u007fe", "abcde"],
    ["characters that turn text around go", "\u202eabc\u2066d\u200fe\u061c", "abcde"],
    ["characters nobody sees go", "a\u200bb\ufeffc\u00add\u{e0041}e", "abcde"],
    ["tabs and spaces at line ends", "a\tb  \nc", "a  b\nc"],
    [
      "words that would be tags of a doc comment",
      "@deprecated\n  @see x {@link y} a@b",
      "\\@deprecated\n  \\@see x {\\@link y} a@b",
    ],
    ["letters of every language stay", "Größe 大きさ 👍", "Größe 大きさ 👍"],
  ])("%s", (_what, given, want) => {
    expect(cleanText(given)).toBe(want);
  });

  test("cleanJson reaches every text in a value", () => {
    expect(cleanJson({ a: ["x\u202ey", 1, null], "b\u202e": "c\u0000" })).toEqual({ a: ["xy", 1, null], b: "c" });
  });
});

describe("quote", () => {
  test.each([
    ['say "hi"', '"say \\"hi\\""'],
    ["\u0024{x} `y`", '"\u0024{x} `y`"'],
    ["a\u2028b\u202ec", '"a\\u2028b\\u202ec"'],
    ["👍", '"\\ud83d\\udc4d"'],
    ["</script><!--", '"\\x3c/script>\\x3c!--"'],
    ["*/", '"*/"'],
    ["a\nb\\", '"a\\nb\\\\"'],
  ])("%j", (given, want) => {
    expect(quote(given)).toBe(want);
  });

  test.each(["</script>", "\u2028", "a\"'`\\", "😀\u0024{1}"])("%j is a literal of the same text", (given) => {
    expect(new Function(`return ${quote(given)}`)()).toBe(given);
  });
});

test("escapeInvisible escapes what nobody sees and nothing else", () => {
  expect(escapeInvisible('"a\u202eb\u{e0041}" | "ü👍"\n')).toBe('"a\\u202eb\\udb40\\udc41" | "ü👍"\n');
});

test.each([
  ["taskID", "taskID"],
  ["event-time", '"event-time"'],
  ["review.status", '"review.status"'],
  ["constructor", "constructor"],
  ["1", '"1"'],
  ['"]: 1; //', '"\\"]: 1; //"'],
])("propertyName of %s", (given, want) => {
  expect(propertyName(given)).toBe(want);
});

test.each([
  ["code stays", "use `GET /a<b>`", "use `GET /a<b>`"],
  ["HTML becomes text", "<script>alert(1)</script> & <b>", "&lt;script&gt;alert(1)&lt;/script&gt; & &lt;b&gt;"],
  ["links and images become text", "![a](b) [c](javascript:d)", "!\\[a\\](b) \\[c\\](javascript:d)"],
  ["a lone backtick", "a ` b <i>", "a \\` b &lt;i&gt;"],
  ["a table cannot begin", "a | b", "a \\| b"],
])("markdown: %s", (_what, given, want) => {
  expect(markdown(given)).toBe(want);
});

test("codeSpan holds backticks and is one line", () => {
  expect(codeSpan("a: string")).toBe("`a: string`");
  expect(codeSpan("a`\nb")).toBe("`` a` b ``");
});
