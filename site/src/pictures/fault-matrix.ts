import { type Html, html } from "../text/html.ts";
import { tablesIn } from "../text/tables.ts";

const LABEL = 130;
const CELL = 11;
const ROW = 26;

/** The fault matrix at a glance: a line for each client, a square for each fault, red where its end is bad. */
export function faultMatrix(document: string): Html {
  const [, table = []] = tablesIn(document);
  const [head = [], ...lines] = table;
  const faults = lines.filter(([name = ""]) => !name.startsWith("**"));
  const clients = head.slice(1).map((name, index) => ({
    name,
    ends: faults.map((line) => ({ fault: line[0] ?? "", end: line[index + 1] ?? "" })),
  }));
  const width = LABEL + faults.length * CELL + 90;
  const height = clients.length * ROW + 4;
  const label = `${faults.length} faults: ${clients.map(({ name, ends }) => `${name} ends badly in ${badIn(ends)} of ${runIn(ends)}`).join("; ")}.`;
  return html`<figure class="picture" tabindex="0"><svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">
${clients.map(({ name, ends }, line) => {
  const y = line * ROW + 4;
  return html`<text x="0" y="${y + 14}">${name}</text>
${ends.map(({ fault, end }, index) => html`<rect class="${kindOf(end)}" x="${LABEL + index * CELL}" y="${y}" width="${CELL - 2}" height="18" rx="2"><title>${fault}: ${end.replaceAll("`", "")}</title></rect>`)}
<text class="small" x="${LABEL + faults.length * CELL + 8}" y="${y + 14}">${badIn(ends)} of ${runIn(ends)} bad</text>\n`;
})}</svg><figcaption>Each column is a fault of the table below, each red square an end that breaks one of its rules; a pale one was not run.</figcaption></figure>`;
}

type Ends = readonly { readonly end: string }[];

const kindOf = (end: string): string => (end.startsWith("✗") ? "bad" : end === "–" ? "none" : "good");
const badIn = (ends: Ends): number => ends.filter(({ end }) => kindOf(end) === "bad").length;
const runIn = (ends: Ends): number => ends.filter(({ end }) => kindOf(end) !== "none").length;
