import { type Html, html } from "../text/html.ts";
import { tablesIn } from "../text/tables.ts";
import { bars } from "./bars.ts";

/** What went wrong with starts over connections that break, two bars for each client. */
export function chaos(document: string): Html {
  const [[head = [], ...lines] = []] = tablesIn(document);
  const [, twice = "", unknown = ""] = head;
  const clients = lines.map(([name = "", ...figures]) => ({
    name: plain(name),
    isOurs: name.includes("*"),
    values: figures.slice(0, 2).map((figure) => ({ value: Number(plain(figure)), text: plain(figure) })),
  }));
  const label = clients.map(
    ({ name, values }) => `${name}: ${values[0]?.text} ${twice}, ${values[1]?.text} ${unknown}`,
  );
  return html`<figure class="chaos">${bars(clients, label.join("; "))}<figcaption><span class="key key-0"></span> ${twice} <span class="key key-1"></span> ${unknown}</figcaption></figure>`;
}

const plain = (cell: string): string => cell.replaceAll("*", "");
