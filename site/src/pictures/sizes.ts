import { type Html, html } from "../text/html.ts";
import { tablesIn } from "../text/tables.ts";
import { bars } from "./bars.ts";

/** What packages cost beside each other: what npm installs, and what one call adds to a bundle. */
export function sizes(document: string): Html {
  const table = tablesIn(document).find(([head = []]) => head.includes("installed")) ?? [];
  return html`<div class="lanes">${["installed", "one call, esbuild"].map((title) => chart(title, table))}</div>`;
}

function chart(title: string, [head = [], ...lines]: readonly (readonly string[])[]): Html {
  const column = head.indexOf(title);
  const packages = lines.map((line) => {
    const [name = "", text = ""] = [line[0], line[column]];
    return { name, isOurs: name.startsWith("@x/"), values: [{ value: Number.parseFloat(text), text }] };
  });
  const label = packages.map(({ name, values: [size] }) => `${name}: ${size?.text}`).join("; ");
  return html`<figure><figcaption>${title}</figcaption>${bars(packages, label)}</figure>`;
}
