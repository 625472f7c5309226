import { type Html, html } from "../text/html.ts";
import { tablesIn } from "../text/tables.ts";
import { bars } from "./bars.ts";

/** What packages cost beside each other: what npm installs, and what one call adds to a bundle. */
export function sizes(document: string): Html {
  const table = tablesIn(document).find(([head = []]) => head.includes("installed")) ?? [];
  return html`${["installed", "one call, esbuild"].map((title) => chart(title, table))}`;
}

function chart(title: string, [head = [], ...lines]: readonly (readonly string[])[]): Html {
  const column = head.indexOf(title);
  const values = lines.map((line) => [line[0] ?? "", Number.parseFloat(line[column] ?? "")] as const);
  const unit = lines[0]?.[column]?.replace(/^[\d. ]+/, "") ?? "";
  return html`<p><strong>${title}</strong></p>\n${bars(values, unit)}`;
}
