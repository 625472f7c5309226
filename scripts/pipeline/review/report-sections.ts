import type { Change } from "../diff/change.ts";
import type { ReviewedAction } from "../diff/overlay-review.ts";
import { jsonPath } from "../text/json-path.ts";
import type { Report } from "./compare.ts";

/** A part of a report: its title, what it is about, and its lines in Markdown. */
export interface Section {
  readonly title: string;
  readonly changes?: readonly Change[];
  readonly lines?: readonly string[];
}

/** What a report tells people, in the order in which it matters. */
export function sectionsOf(report: Report): readonly Section[] {
  const { vendor, changes, dead, idle, kept, lostTexts, unsettled } = report;
  const at = (level: Change["level"]) => changes.filter((change) => change.level === level);
  const all: readonly Section[] = [
    { title: "The SDK", changes: at("surface") },
    { title: "Behaviour", changes: at("behaviour") },
    { title: "The description", changes: at("description") },
    {
      title: "Kept by the overlay",
      lines: kept.map(
        ({ id, route, action }) =>
          `\`${id}\` (\`${route}\`) is gone from the published description, or never was in it; ${action === undefined ? "the overlay" : `overlay.yaml${action}`} keeps it.`,
      ),
    },
    { title: "Overlay actions that match nothing", lines: dead.map(deadText) },
    {
      title: "Overlay actions to remove: nothing needs them any more",
      lines: idle.map(({ pointer, target }) => `overlay.yaml${pointer} \`${target}\``),
    },
    {
      title: "Texts whose place is gone",
      lines: lostTexts.map(
        ({ pointer, nearest }) => `\`${pointer}\`${nearest === undefined ? "" : `; did you mean \`${nearest}\`?`}`,
      ),
    },
    {
      title: `To be settled in specs/${vendor}/overlay.yaml before it can be generated`,
      lines: unsettled.map(({ pointer, what, settle = [] }) => {
        const targets = settle.map(({ target }) => `\`${target}\``).join(", ");
        return `\`${jsonPath(pointer)}\`: ${what}${targets === "" ? "" : `; settled at ${targets}`}`;
      }),
    },
  ];
  return all.filter(({ changes = [], lines = [] }) => changes.length + lines.length > 0);
}

function deadText({ pointer, target, nearest }: ReviewedAction): string {
  return `overlay.yaml${pointer} \`${target}\`${nearest === undefined ? "" : `; did you mean \`${nearest}\`?`}`;
}

/** The one line that says it all. */
export function headline({ vendor, changes, bump }: Report): string {
  if (changes.length === 0) return `${vendor}: nothing has changed.`;
  const count = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  return `${vendor}: ${count}, ${bump === "none" ? "none of which callers can notice" : `which ask for a ${bump} version`}.`;
}
