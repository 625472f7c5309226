import type { Experiment } from "./table.ts";

const WIDTH = 800;
const LEFT = 280;
const RIGHT = 60;
const ROW = 52;
const TOP = 74;

const COLOURS = { twice: "#c0392b", error: "#e08e0b", none: "#1e8449" } as const;

/** The outcomes as bars: for every client what ran twice, and what ran behind an error. */
export function pictureOf({ outcomes, starts }: Experiment): string {
  const height = TOP + outcomes.length * ROW + 12;
  const most = Math.max(1, ...outcomes.flatMap(({ counts }) => [counts.twice, counts.ranWithError]));
  const rows = outcomes.map(({ client, counts }, index) => {
    const y = TOP + index * ROW;
    const label = `<text x="${LEFT - 12}" y="${y + 24}" text-anchor="end">${escaped(client.title)}</text>`;
    const bars = [bar(y, counts.twice, most, COLOURS.twice), bar(y + 20, counts.ranWithError, most, COLOURS.error)];
    return [label, ...bars].join("\n  ");
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" font-family="system-ui, sans-serif" font-size="14" fill="#222">
  <title>Of ${starts} starts over connections that break</title>
  <rect width="${WIDTH}" height="${height}" rx="8" fill="#fff"/>
  <text x="20" y="28" font-size="17" font-weight="600">Of ${starts} starts over connections that break</text>
  ${key(20, COLOURS.twice, "scripts that ran twice or more")}
  ${key(280, COLOURS.error, "that ran while the caller had an error")}
  ${rows.join("\n  ")}
</svg>
`;
}

function bar(y: number, value: number, most: number, colour: string): string {
  const width = Math.round(((WIDTH - LEFT - RIGHT) * value) / most);
  const fill = value === 0 ? COLOURS.none : colour;
  return `<rect x="${LEFT}" y="${y}" width="${Math.max(2, width)}" height="16" fill="${fill}"/><text x="${LEFT + width + 8}" y="${y + 13}" font-size="13">${value}</text>`;
}

const key = (x: number, colour: string, text: string): string =>
  `<rect x="${x}" y="42" width="12" height="12" fill="${colour}"/><text x="${x + 18}" y="53" font-size="13">${text}</text>`;

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
