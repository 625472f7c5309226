import type { Bump, Change } from "../diff/change.ts";
import { digest } from "../text/digest.ts";
import { markdownLine } from "../text/safe-text.ts";
import type { Report } from "./compare.ts";

const MOST_LINES = 40;

/** The note for users about what has changed, and its file; `undefined` where they can notice nothing. */
export function changesetOf(
  { vendor, changes, bump }: Report,
  packageName: string,
): { readonly path: string; readonly text: string } | undefined {
  if (bump === "none") return undefined;
  const noticed = changes.filter(({ level }) => level !== "description");
  const told = noticed.length > 0 ? noticed : changes.filter((change) => change.bump !== "none");
  const sorted = order.flatMap((one) => told.filter((change) => change.bump === one));
  const lines = [...new Set(sorted.map((change) => lineOf(change, vendor, noticed)))];
  const more = lines.length > MOST_LINES ? [`- And ${lines.length - MOST_LINES} more like these.`] : [];
  const title = noticed.length > 0 ? "What the API's new description changes:" : "The description that comes with it:";
  const text = [`---\n"${packageName}": ${bump}\n---`, title, [...lines.slice(0, MOST_LINES), ...more].join("\n")].join(
    "\n\n",
  );
  return { path: `.changeset/${vendor}-${digest(text).slice(0, 8)}.md`, text: `${text}\n` };
}

const order: readonly Bump[] = ["major", "minor", "patch"];

function lineOf({ what, at, level }: Change, vendor: string, noticed: readonly Change[]): string {
  const ids = new Set([at, ...noticed.map((change) => change.at)].filter((one) => /^[a-z]\w*\.[a-z]\w*$/.test(one)));
  // A method is called as users write it.
  const named = what.replace(/`([\w.]+)(\(\))?`/g, (found, id: string, call = "") =>
    ids.has(id) ? `\`${vendor}.${id}${call}\`` : found,
  );
  const place = level === "description" ? ` (\`${at}\`)` : "";
  return `- ${markdownLine(named + place)}`;
}
