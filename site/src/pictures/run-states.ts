import type { Outcome } from "../../../scripts/pipeline/docs/runs.ts";
import { type Html, html } from "../text/html.ts";

type State = Outcome["state"];

interface Box {
  readonly state: State;
  readonly reasons: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

const WIDTH = 210;
const LINE = 17;
const GAP = 22;
const COLUMNS = { open: 130, ended: 450 };

/** What a run can come to: the states in which it goes on, those in which it has ended, and why it can be in each. */
export function runStates(outcomes: readonly Outcome[]): Html {
  const open = column(outcomes, ["running", "waiting"], COLUMNS.open);
  const ended = column(outcomes, ["succeeded", "failed", "cancelled"], COLUMNS.ended);
  const height = Math.max(...[...open, ...ended].map((box) => box.y + box.height)) + 2;
  const middle = (boxes: readonly Box[]) => Math.max(...boxes.map((box) => box.y + box.height)) / 2;
  const [running, waiting] = open;
  const label = `States of a run. It goes on while it is ${names(open)}; it has ended when it is ${names(ended)}.`;
  return html`<figure class="picture" tabindex="0"><svg viewBox="0 0 ${COLUMNS.ended + WIDTH + 2} ${height}" width="${COLUMNS.ended + WIDTH + 2}" height="${height}" role="img" aria-label="${label}">
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0 8 4 0 8z"/></marker></defs>
<circle class="dot" cx="24" cy="${middle(open)}" r="7"/><text class="small" x="24" y="${middle(open) + 26}" text-anchor="middle">start</text>
${open.map((box) => arrow(34, middle(open), COLUMNS.open - 4, box.y + box.height / 2))}
${running && waiting && html`<line class="edge" x1="${COLUMNS.open + WIDTH / 2}" y1="${running.y + running.height + 4}" x2="${COLUMNS.open + WIDTH / 2}" y2="${waiting.y - 4}" marker-start="url(#arrow)" marker-end="url(#arrow)"/>`}
${ended.map((box) => arrow(COLUMNS.open + WIDTH + 4, middle(open), COLUMNS.ended - 4, box.y + box.height / 2))}
${[...open, ...ended].map(boxSvg)}
</svg></figure>`;
}

/** The boxes of those states that there are, one below the other. */
function column(outcomes: readonly Outcome[], states: readonly State[], x: number): readonly Box[] {
  let y = 2;
  return states.flatMap((state) => {
    const found = outcomes.filter((outcome) => outcome.state === state);
    if (found.length === 0) return [];
    const reasons = found.flatMap(({ reason }) => reason ?? []);
    const box = { state, reasons, x, y, height: 36 + reasons.length * LINE + (reasons.length > 0 ? 4 : 0) };
    y += box.height + GAP;
    return [box];
  });
}

const arrow = (x1: number, y1: number, x2: number, y2: number): Html =>
  html`<path class="edge" d="M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}" marker-end="url(#arrow)"/>\n`;

const boxSvg = ({
  state,
  reasons,
  x,
  y,
  height,
}: Box): Html => html`<g class="box box-${state}"><rect x="${x}" y="${y}" width="${WIDTH}" height="${height}" rx="8"/>
<text class="name" x="${x + 14}" y="${y + 23}">${state}</text>
${reasons.map((reason, index) => html`<text class="small" x="${x + 14}" y="${y + 42 + index * LINE}">${reason}</text>`)}</g>\n`;

const names = (boxes: readonly Box[]): string => boxes.map(({ state }) => state).join(" or ");
