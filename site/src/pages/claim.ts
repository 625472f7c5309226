import { chaos } from "../pictures/chaos.ts";
import { type Html, html } from "../text/html.ts";
import { proseLine } from "../text/prose.ts";
import { tablesIn } from "../text/tables.ts";
import { figures } from "./table.ts";

/** What `docs/chaos.md` measured: its picture, its table, and where the figures are from. */
export function claim(document: string): Html {
  const [[head = [], ...lines] = []] = tablesIn(document);
  const [, how = ""] = /\n\n(\d+ starts by each client.*?)\n\n/s.exec(document) ?? [];
  const [, gateway = ""] = /\n\n(Measured at a Hoop gateway.*?)\n\n?$/s.exec(document) ?? [];
  return html`<section aria-labelledby="claim"><h2 id="claim">When connections break</h2>
<p>Starts over connections that break, by these SDKs and by other clients. What ran is counted by the server, not by the clients.</p>
<div class="two claim">${chaos(document)}
${figures(
  head.map((title) => title || "client"),
  lines.map((cells) => cells.map(proseLine)),
)}</div>
<p class="small">Against the mock: ${proseLine(how)} <a href="facts/chaos.html">How it is measured</a>; <code>pnpm bench chaos</code> does it again.</p>
<p class="small">${proseLine(gateway)} <a href="facts/chaos.html#at-a-real-gateway">The figures</a>.</p></section>`;
}
