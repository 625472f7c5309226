import { type Html, html } from "../text/html.ts";

interface Lane {
  readonly who: string;
  readonly steps: readonly { readonly text: string; readonly kind: "sent" | "ran" | "lost" | "found" }[];
  readonly end: string;
  readonly good: boolean;
}

const start = { text: "start", kind: "sent" } as const;
const ran = { text: "it runs", kind: "ran" } as const;
const lost = { text: "answer lost", kind: "lost" } as const;

/** The same lost answer, for three kinds of client. */
const lanes: readonly Lane[] = [
  {
    who: "A client that retries",
    steps: [start, ran, lost, { ...start, text: "start again" }, ran],
    end: "It ran twice",
    good: false,
  },
  { who: "A client that gives up", steps: [start, ran, lost], end: "An error, while it runs", good: false },
  {
    who: "These SDKs",
    steps: [start, ran, lost, { text: "look for it", kind: "found" }, { text: "wait", kind: "found" }],
    end: "It ran once, and you know",
    good: true,
  },
];

const STEP = 72;
const FIRST = 30;
const WIDTH = 356;

/** What becomes of a start whose answer is lost: a picture for each kind of client, as wide as a phone. */
export const lostAnswer = (): Html => html`<figure class="lanes">${lanes.map(laneSvg)}</figure>`;

function laneSvg({ who, steps, end, good }: Lane): Html {
  const x = (index: number) => FIRST + index * STEP;
  const label = `${who}: ${steps.map(({ text }) => text).join(", ")}. ${end}.`;
  return html`<svg viewBox="0 0 ${WIDTH} 104" width="${WIDTH}" height="104" role="img" aria-label="${label}">
<text class="name" x="0" y="16">${who}</text>
<line class="edge" x1="${x(0)}" y1="42" x2="${x(steps.length - 1)}" y2="42"/>
${steps.map(
  ({ text, kind }, index) =>
    html`<circle class="step-${kind}" cx="${x(index)}" cy="42" r="9"/>${kind === "lost" && html`<path class="cross" d="M${x(index) - 4} 38l8 8m0-8l-8 8"/>`}<text class="small" x="${x(index)}" y="68" text-anchor="middle">${text}</text>`,
)}
<text class="${good ? "well" : "ill"}" x="0" y="96">${end}</text>
</svg>\n`;
}
