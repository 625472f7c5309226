import { expect, test } from "vitest";
import { html } from "../src/text/html.ts";
import { proseHtml, proseLine } from "../src/text/prose.ts";

const hostile = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[click](javascript:alert(1))",
  "[click](https://evil.example)",
  "![x](https://evil.example/x.png)",
  "<https://evil.example>",
  "[a]: https://evil.example\n\n[a]",
  "# A heading",
  "A heading\n=========",
  "A heading\n---",
  "```\n</code></pre><script>alert(1)</script>\n```",
  "`</code><script>alert(1)</script>`",
  "    <b>indented</b>",
  "> a quotation",
  "| a | b |\n| - | - |\n| <i> | x |",
  "&lt;script&gt;",
  "<!-- comment -->",
  "{{ constructor.constructor('alert(1)')() }}",
  "*<b>*",
  "\u202e<b>",
];

test.each(hostile)("nothing in %j opens a tag, a heading or a link", (text) => {
  for (const shown of [proseHtml(text).text, proseLine(text).text]) {
    const tags = [...shown.matchAll(/<\/?([a-z0-9]*)([^>]*)>/gi)].map(([, name, attributes]) => [name, attributes]);

    expect(tags.filter(([name = ""]) => !["p", "ul", "ol", "li", "code", "em", "strong", "br"].includes(name))).toEqual(
      [],
    );
    expect(tags.filter(([, attributes]) => attributes !== "")).toEqual([]);
  }
});

test("paragraphs, lists and code are shown", () => {
  const shown = proseHtml("Sends `a < b`.\n\n- one\n- *two*").text;

  expect(shown).toBe("<p>Sends <code>a &lt; b</code>.</p>\n<ul>\n<li>one</li>\n<li><em>two</em></li>\n</ul>\n");
});

test("what is put into HTML shows as it is, in text and in attributes", () => {
  const text = `"><b onclick='x'>&`;

  expect(html`<a title="${text}">${text}</a>`.text).toBe(
    '<a title="&quot;&gt;&lt;b onclick=&#39;x&#39;&gt;&amp;">&quot;&gt;&lt;b onclick=&#39;x&#39;&gt;&amp;</a>',
  );
});
