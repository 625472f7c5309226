import MarkdownIt from "markdown-it";
import { Html } from "./html.ts";

// Nothing but paragraphs, lists, code spans and emphasis: a text of a description opens no tag, heading, link or image.
const prose = new MarkdownIt("zero", { html: false }).enable(["list", "backticks", "emphasis", "escape", "newline"]);

/** A text of a description, with its paragraphs, lists and code. */
export const proseHtml = (text: string): Html => new Html(prose.render(text));

/** The same without blocks, for a heading or a link. */
export const proseLine = (text: string): Html => new Html(prose.renderInline(text.replace(/\s+/g, " ").trim()));
