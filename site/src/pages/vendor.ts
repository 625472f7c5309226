import { sentence } from "../../../scripts/pipeline/emit/signatures.ts";
import type { ApiOperation } from "../../../scripts/pipeline/model/api-types.ts";
import type { Page } from "../frame/page.ts";
import type { Vendor } from "../reference/read-vendor.ts";
import { runMethod } from "../reference/run-method.ts";
import { type Html, html } from "../text/html.ts";
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

function indexPage({ name, api, unsupported }: Vendor): Page {
  const operations = api.groups.flatMap((group) => group.operations);
  const starts = operations.filter(({ run }) => run !== undefined);
  const unconfirmed = operations.filter((one) => one.unconfirmed !== undefined);
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
<p>Install <code>@x/${name}</code>; how to make a client: <a href="../packages/${name}.html">@x/${name}</a>. What starts a run: ${links(starts, runMethod)}.</p>
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
)}
${
  unconfirmed.length > 0 &&
  html`<h2 id="not-confirmed">Not confirmed</h2>
<p>No current documentation of the vendor shows these operations. They may be missing or different.</p>
<p>${links(unconfirmed)}</p>`
}
${
  unsupported.length > 0 &&
  html`<h2 id="not-supported">Not supported</h2>
<p>These have no method. <code>client.request(method, path, init)</code> reaches them, with the same credential, limits and errors.</p>
<ul>${unsupported.map(({ method, path, reason }) => html`<li><code>${method} ${path}</code>: ${proseLine(reason)}</li>`)}</ul>`
}`,
  };
}

const links = (operations: readonly ApiOperation[], titleOf = ({ id }: ApiOperation): string | undefined => id): Html =>
  html`${operations.map((one, index) => html`${index > 0 && ", "}<a href="${one.id}.html"><code>${titleOf(one)}</code></a>`)}`;
