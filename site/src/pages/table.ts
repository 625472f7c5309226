import { type Html, html } from "../text/html.ts";

type Cell = Html | string;
type Rows = readonly (readonly Cell[])[];

/** A table whose rows become paragraphs on a phone; the last column is the one to read. */
export const table = (head: readonly string[], rows: Rows): Html =>
  html`<div class="table stack">${tableOf(head, rows)}</div>`;

/** A table of figures, which scrolls where it is too wide. */
export const figures = (head: readonly string[], rows: Rows): Html =>
  html`<div class="table figures" tabindex="0">${tableOf(head, rows)}</div>`;

const tableOf = (head: readonly string[], rows: Rows): Html => html`<table>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table>`;
