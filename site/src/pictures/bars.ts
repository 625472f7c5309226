import { type Html, html } from "../text/html.ts";

/** A group of bars and what they are of. */
export interface Bars {
  readonly name: string;
  readonly isOurs: boolean;
  /** What is shown of each value is its text. */
  readonly values: readonly { readonly value: number; readonly text: string }[];
}

const LONGEST = 280;
/** As wide as a phone shows. */
const WIDTH = 356;
const NAME = 22;
const BAR = 17;
const GAP = 10;

/** Groups of bars, each below its name; the first bar of each group in one colour, the second in another. */
export function bars(groups: readonly Bars[], label: string): Html {
  const most = Math.max(...groups.flatMap(({ values }) => values.map(({ value }) => value)), Number.MIN_VALUE);
  const height = (index: number) =>
    groups.slice(0, index).reduce((sum, { values }) => sum + NAME + values.length * BAR + GAP, 0);
  return html`<svg class="bars" viewBox="0 0 ${WIDTH} ${height(groups.length)}" width="${WIDTH}" height="${height(groups.length)}" role="img" aria-label="${label}">
${groups.map(({ name, isOurs, values }, index) => {
  const y = height(index);
  return html`<text class="${isOurs ? "name" : "other"}" x="0" y="${y + 15}">${name}</text>
${values.map(({ value, text }, line) => {
  const length = Math.max(Math.round((LONGEST * value) / most), 2);
  const top = y + NAME + line * BAR;
  return html`<rect class="bar-${value === 0 ? "none" : line}" x="0" y="${top}" width="${length}" height="${BAR - 3}" rx="3"/><text class="small" x="${length + 7}" y="${top + 11}">${text}</text>\n`;
})}`;
})}</svg>`;
}
