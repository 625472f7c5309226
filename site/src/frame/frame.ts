import { type Html, html } from "../text/html.ts";
import { hrefFrom, type Page } from "./page.ts";
import { themeScript } from "./theme-script.ts";

/** A list of links beside a page. */
export interface Links {
  readonly title?: string;
  readonly links: readonly { readonly path: string; readonly title: string; readonly inner?: Links["links"] }[];
}

/** What every page shows around its own. */
export interface Frame {
  /** The first part of each area, in the order of the head. */
  readonly areas: readonly { readonly title: string; readonly path: string; readonly area: string }[];
  /** What stands beside a page. */
  readonly beside: (page: Page) => readonly Links[];
  /** The pages before and after, where pages are read in an order. */
  readonly around: (page: Page) => { readonly before?: Page | undefined; readonly after?: Page | undefined };
  readonly repository: string | undefined;
}

/** A page as a document. It loads nothing from elsewhere, and its policy would not let it. */
export function framed(page: Page, frame: Frame): string {
  const to = (path: string) => hrefFrom(page.path, path);
  const isHome = page.area === "home";
  const beside = frame.beside(page);
  const { before, after } = frame.around(page);
  return html`<!doctype html>
<html lang="en" data-root="${to("index.html").replace(/index\.html$/, "")}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${isHome ? page.title : `${page.title} · @x SDKs`}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${to("assets/icon.svg")}">
<link rel="stylesheet" href="${to("assets/site.css")}">
<script>${themeScript.html}</script>
<script type="module" src="${to("assets/main.js")}"></script>
${page.script !== undefined && html`<script type="module" src="${to(page.script)}"></script>\n`}</head>
<body class="${beside.length > 0 ? "with-side" : "alone"}">
<a class="skip" href="#content">Skip to the content</a>
<header class="head">
<a class="brand" href="${to("index.html")}" aria-label="@x SDKs, first page">${brand}<span>@x SDKs</span></a>
<nav class="areas" aria-label="Parts of the site">${frame.areas.map(({ title, path, area }) => html`<a href="${to(path)}"${area === page.area && html` aria-current="true"`}>${title}</a>`)}</nav>
<button class="button" type="button" data-search aria-keyshortcuts="/">Search <kbd>/</kbd></button>
<button class="button icon" type="button" data-theme-toggle aria-label="Change between light and dark"><svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true"><path d="M10 2a8 8 0 1 0 0 16zM10 2a8 8 0 0 1 0 16" class="half"/></svg></button>
</header>
${beside.length > 0 && side(beside, page, to)}
<main id="content" class="${isHome ? "home" : ["facts", "try"].includes(page.area) ? "wide" : "text"}">
${page.body}
${(before || after) && html`<nav class="around" aria-label="Pages before and after">${before && html`<a href="${to(before.path)}" rel="prev"><small>Before</small>${before.title}</a>`}${after && html`<a class="after" href="${to(after.path)}" rel="next"><small>Next</small>${after.title}</a>`}</nav>`}
</main>
${page.headings.length > 1 && !isHome && html`<aside class="here"><nav aria-label="On this page"><p>On this page</p><ul>${page.headings.map(({ id, title, level }) => html`<li class="level-${level}"><a href="#${id}">${title}</a></li>`)}</ul></nav></aside>`}
<footer class="foot"><p>MIT licence. Generated from the same tables as the SDKs. <a href="${to("llms.txt")}">llms.txt</a>${frame.repository !== undefined && html` · <a href="${frame.repository}">Repository</a>`}</p></footer>
<dialog class="search" aria-label="Search"><form method="dialog"><input type="search" aria-label="Search the documentation" placeholder="An operation, an error, a word" autocomplete="off" spellcheck="false"><button class="button" type="submit">Close</button></form><div class="hits" aria-live="polite"></div></dialog>
</body>
</html>
`.text;
}

function side(groups: readonly Links[], page: Page, to: (path: string) => string): Html {
  const link = (path: string, title: string) =>
    html`<a href="${to(path)}"${path === page.path && html` aria-current="page"`}>${title}</a>`;
  const list = (links: Links["links"]): Html =>
    html`<ul>${links.map(({ path, title, inner }) => html`<li>${link(path, title)}${inner && list(inner)}</li>\n`)}</ul>`;
  return html`<details class="side" open><summary>Pages</summary><nav aria-label="Pages">${groups.map(({ title, links }) => html`${title !== undefined && html`<p>${title}</p>`}${list(links)}`)}</nav></details>`;
}

const brand = html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><circle cx="12" cy="12" r="9" class="ring"/><path d="M8 8l8 8M16 8l-8 8" class="ring"/></svg>`;

const policy = [
  "default-src 'none'",
  `script-src 'self' '${themeScript.digest}'`,
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");
