import MarkdownIt from "markdown-it";
import { codeHtml } from "./highlight.ts";
import { escapeHtml, Html } from "./html.ts";
import { slug } from "./slug.ts";

export interface Heading {
  readonly id: string;
  readonly title: string;
  readonly level: number;
}

export interface Section {
  /** None for what stands before the first heading. */
  readonly heading: Heading | undefined;
  /** Its words, without code. */
  readonly text: string;
}

/** A document as it is shown. */
export interface Rendered {
  readonly title: string;
  readonly body: Html;
  /** Those below the title, two levels deep. */
  readonly headings: readonly Heading[];
  readonly sections: readonly Section[];
  /** How many images it has, which are not shown. */
  readonly images: number;
}

/** Where a link of a document leads on the site; undefined: nowhere. */
export type Resolve = (href: string) => string | undefined;

type Token = ReturnType<InstanceType<typeof MarkdownIt>["parse"]>[number];

/** A document of this repository. HTML in it shows as text, but for line breaks in tables and comments of one line. */
export function renderMarkdown(source: string, resolve: Resolve): Rendered {
  const tokens = markdown.parse(source.replace(/^<!--.*-->$/gm, ""), {});
  const headings = nameHeadings(tokens);
  for (const { children } of tokens) resolveLinks(children ?? [], resolve);
  for (const token of tokens) alignByClass(token);
  const [title] = headings.values();
  return {
    title: title?.title ?? "",
    body: new Html(markdown.renderer.render(tokens, markdown.options, {})),
    headings: [...headings.values()].filter((heading) => heading !== title && heading.level <= 3),
    sections: sectionsOf(tokens, headings),
    images: tokens.flatMap(({ children }) => children ?? []).filter(({ type }) => type === "image").length,
  };
}

const markdown = new MarkdownIt({ html: false });
markdown.renderer.rules = {
  ...markdown.renderer.rules,
  text: (tokens, index) => escapeHtml(tokens[index]?.content ?? "").replaceAll("&lt;br&gt;", "<br>"),
  fence: (tokens, index) => codeHtml(tokens[index]?.content ?? "", tokens[index]?.info.trim() ?? "").text,
  image: () => "",
  table_open: () => '<div class="table" tabindex="0"><table>',
  table_close: () => "</table></div>",
};

/** Gives every heading its id; answers them by their tokens. */
function nameHeadings(tokens: readonly Token[]): ReadonlyMap<Token, Heading> {
  const headings = new Map<Token, Heading>();
  const used = new Map<string, number>();
  for (const [index, token] of tokens.entries()) {
    if (token.type !== "heading_open") continue;
    const title = wordsOf(tokens[index + 1]);
    const times = used.get(slug(title)) ?? 0;
    used.set(slug(title), times + 1);
    const id = times === 0 ? slug(title) : `${slug(title)}-${times}`;
    token.attrSet("id", id);
    headings.set(token, { id, title, level: Number(token.tag.slice(1)) });
  }
  return headings;
}

/** A link that leads nowhere becomes text. */
function resolveLinks(tokens: readonly Token[], resolve: Resolve): void {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.type === "link_open") {
      const href = resolve(String(token.attrGet("href") ?? ""));
      if (href === undefined) Object.assign(token, { tag: "span", attrs: null });
      else token.attrSet("href", href);
      open.push(token);
    }
    if (token.type === "link_close") token.tag = open.pop()?.tag ?? "a";
  }
}

/** A column's side as a class: the site's policy lets no style stand in a tag. */
function alignByClass(token: Token): void {
  const [, side] = /^text-align:(\w+)$/.exec(String(token.attrGet("style") ?? "")) ?? [];
  if (side !== undefined) token.attrs = [["class", side]];
}

function sectionsOf(tokens: readonly Token[], headings: ReadonlyMap<Token, Heading>): readonly Section[] {
  const sections: { heading: Heading | undefined; texts: string[] }[] = [{ heading: undefined, texts: [] }];
  for (const [index, token] of tokens.entries()) {
    const heading = headings.get(token);
    if (heading) sections.push({ heading, texts: [] });
    if (token.type === "inline" && tokens[index - 1]?.type !== "heading_open")
      sections.at(-1)?.texts.push(wordsOf(token));
  }
  return sections.map(({ heading, texts }) => ({ heading, text: texts.join(" ") }));
}

const wordsOf = (token: Token | undefined): string =>
  (token?.children ?? [])
    .map(({ type, content }) => (type === "softbreak" ? " " : content))
    .join("")
    .replaceAll("<br>", " ");
