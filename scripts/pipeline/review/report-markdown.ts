import type { Change } from "../diff/change.ts";
import { codeSpan, markdown, markdownLine, tableRow } from "../text/safe-text.ts";
import type { Report } from "./compare.ts";
import { headline, type Section, sectionsOf } from "./report-sections.ts";

const MOST_ROWS = 200;
const MOST_RESTS = 4;

/** A report as the text of a pull request. */
export function reportMarkdown(report: Report): string {
  const blocks = [`## ${markdown(headline(report))}`, ...sectionsOf(report).flatMap(sectionBlocks)];
  return `${blocks.join("\n\n")}\n`;
}

function sectionBlocks({ title, changes = [], lines = [] }: Section): string[] {
  const shown = changes.slice(0, MOST_ROWS);
  const more = changes.length - shown.length;
  return [
    `### ${markdown(title)}`,
    ...(shown.length > 0 ? [[...head, ...shown.map(row)].join("\n")] : []),
    ...(more > 0 ? [`${more} more; \`pnpm specs:diff\` lists them.`] : []),
    ...(lines.length > 0 ? [lines.map((line) => `- ${markdownLine(line)}`).join("\n")] : []),
  ];
}

const head = [tableRow("bump", "for", "what", "where", "rests on it"), tableRow("---", "---", "---", "---", "---")];

function row({ bump, affects, what, at, level, rests = [] }: Change): string {
  const where = level === "description" ? codeSpan(at) : "";
  return tableRow(bump, affects, markdown(what), where, restsText(rests));
}

function restsText(rests: readonly string[]): string {
  const shown = rests.slice(0, MOST_RESTS).map(codeSpan).join(", ");
  return rests.length > MOST_RESTS ? `${shown} and ${rests.length - MOST_RESTS} more` : shown;
}
