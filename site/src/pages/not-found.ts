import type { Page } from "../frame/page.ts";
import { html } from "../text/html.ts";

export const notFound: Page = {
  path: "404.html",
  title: "No such page",
  description: "There is no page at this address.",
  area: "home",
  headings: [],
  sections: [],
  body: html`<div class="hero"><h1>No such page</h1><p class="lead">There is no page at this address. Search for it, or begin at the <a href="index.html">first page</a>.</p></div>`,
};
