import { sentence } from "../../../scripts/pipeline/emit/signatures.ts";
import type { Page } from "../frame/page.ts";
import type { Vendor } from "../reference/read-vendor.ts";
import { html } from "../text/html.ts";
import { proseHtml, proseLine } from "../text/prose.ts";
import { operationPage } from "./operation.ts";
import { table } from "./table.ts";

/** A vendor's operations: a list of all, and a page for each. */
export function vendorPages(vendor: Vendor): readonly Page[] {
  return [
    indexPage(vendor),
    ...vendor.api.groups.flatMap(({ operations }) => operations.map((one) => operationPage(vendor, one))),
  ];
}

function indexPage({ name, api }: Vendor): Page {
  const starts = api.groups.flatMap(({ operations }) => operations.filter(({ run }) => run !== undefined));
  return {
    path: `${name}/index.html`,
    title: api.title,
    description: `Every operation of @x/${name}.`,
    area: name,
    // The list beside the page has them.
    headings: [],
    sections: [{ heading: undefined, text: api.description }],
    body: html`<h1>${api.title}</h1>
${proseHtml(api.description)}
<p>Install <code>@x/${name}</code>; how to make a client: <a href="../packages/${name}.html">@x/${name}</a>. What starts a run: ${starts.map(({ id }, index) => html`${index > 0 && ", "}<a href="${id}.html"><code>${id}</code></a>`)}.</p>
${api.groups.map(
  (group) => html`<h2 id="${group.name}">${group.name}</h2>
${proseHtml(group.description)}
${table(
  ["method", "effect", "what it does"],
  group.operations.map(({ id, summary, effect, unconfirmed }) => [
    html`<a href="${id}.html"><code>${id}</code></a>`,
    html`<span class="tag tag-${effect}">${effect}</span>`,
    html`${proseLine(sentence(summary))}${unconfirmed !== undefined && html` <span class="tag tag-warn">not confirmed</span>`}`,
  ]),
)}`,
)}`,
  };
}
