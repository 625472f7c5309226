import { expect, test } from "vitest";
import { resolveLink } from "../src/pages/documents.ts";
import { renderMarkdown } from "../src/text/markdown.ts";

const repository = "https://git.example/repo";
const documents = new Map([
  ["docs/guide/first-run.md", "guide/first-run.html"],
  ["docs/guide/reviews.md", "guide/reviews.html"],
  ["docs/runs.md", "facts/runs.html"],
  ["packages/core/README.md", "packages/core.html"],
]);

test.each([
  ["#errors", "#errors"],
  ["https://example.com/x", "https://example.com/x"],
  ["reviews.md", "reviews.html"],
  ["../runs.md#hoop", "../facts/runs.html#hoop"],
  ["../../packages/core/README.md#errors", "../packages/core.html#errors"],
  ["../../packages/hoop/api.md", "../hoop/index.html"],
  ["../../examples/hoop.ts", "https://git.example/repo/blob/main/examples/hoop.ts"],
])("a link of a guide to %s leads to %s", (href, expected) => {
  expect(resolveLink(href, "docs/guide/first-run.md", documents, repository)).toBe(expected);
});

test("a link that leads nowhere is text", () => {
  const { body } = renderMarkdown("# Title\n\nSee [the test](../x.ts) and [a guide](a.md).", (href) =>
    href === "a.md" ? "a.html" : undefined,
  );

  expect(body.text).toContain('See <span>the test</span> and <a href="a.html">a guide</a>.');
});

test("a document's HTML shows as text, but for line breaks and comments", () => {
  const { body } = renderMarkdown(
    "<!-- Generated. -->\n\n# Title\n\n<b>bold</b>\n\n| a<br>b |\n| --- |\n| <i>c |",
    () => undefined,
  );

  expect(body.text).toContain("&lt;b&gt;bold&lt;/b&gt;");
  expect(body.text).toContain("a<br>b");
  expect(body.text).toContain("&lt;i&gt;c");
  expect(body.text).not.toContain("Generated");
});

test("headings that are alike have ids of their own", () => {
  const { headings, title } = renderMarkdown("# T\n\n## A b\n\n## A b\n\n### C", () => undefined);

  expect(title).toBe("T");
  expect(headings.map(({ id }) => id)).toEqual(["a-b", "a-b-1", "c"]);
});

test("the sides of columns are classes, as the site lets no style stand in a tag", () => {
  const { body } = renderMarkdown("# T\n\n| a | b |\n| --: | :-: |\n| 1 | 2 |", () => undefined);

  expect(body.text).toContain('<td class="right">1</td>');
  expect(body.text).toContain('<td class="center">2</td>');
  expect(body.text).not.toContain("style=");
});
