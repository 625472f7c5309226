import { type Html, html } from "../text/html.ts";

type Cell = Html | string;

/** A table whose rows become paragraphs on a phone; the last column is the one to read. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html => html`<div class="table stack"><table>
<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map((cells) => html`<tr>${cells.map((cell) => html`<td>${cell}</td>`)}</tr>\n`)}</tbody>
</table></div>`;
