import { type Html, html } from "../text/html.ts";

const LABEL = 190;
const LONGEST = 360;
const ROW = 30;

/** Values by their names, as bars from a common line. */
export function bars(values: readonly (readonly [name: string, value: number])[], unit: string): Html {
  const most = Math.max(...values.map(([, value]) => value));
  const width = LABEL + LONGEST + 90;
  const label = values.map(([name, value]) => `${name}: ${value} ${unit}`).join("; ");
  return html`<figure class="picture" tabindex="0"><svg viewBox="0 0 ${width} ${values.length * ROW}" width="${width}" height="${values.length * ROW}" role="img" aria-label="${label}">
${values.map(([name, value], line) => {
  const length = Math.round((LONGEST * value) / most);
  return html`<text x="0" y="${line * ROW + 19}">${name}</text><rect class="bar" x="${LABEL}" y="${line * ROW + 5}" width="${length}" height="20" rx="4"/><text class="small" x="${LABEL + length + 8}" y="${line * ROW + 19}">${value} ${unit}</text>\n`;
})}</svg></figure>`;
}
