import pc from "picocolors";
import type { Bump, Change } from "../pipeline/diff/change.ts";
import type { Report } from "../pipeline/review/compare.ts";
import { headline, type Section, sectionsOf } from "../pipeline/review/report-sections.ts";
import { cleanLine } from "../pipeline/text/safe-text.ts";

const MOST_RESTS = 4;

/** A report for a terminal; nothing a description says can move its cursor. */
export function reportText(report: Report): string {
  return [pc.bold(cleanLine(headline(report))), ...sectionsOf(report).map(sectionText)].join("\n\n");
}

function sectionText({ title, changes = [], lines = [] }: Section): string {
  return [
    pc.bold(cleanLine(title)),
    ...changes.flatMap(changeLines),
    ...lines.map((line) => `  ${cleanLine(line)}`),
  ].join("\n");
}

function changeLines({ bump, affects, what, at, level, rests = [] }: Change): string[] {
  const where = level === "description" ? pc.dim(` ${cleanLine(at)}`) : "";
  return [
    `  ${colour[bump](bump.padEnd(5))} ${affects.padEnd(9)} ${cleanLine(what)}${where}`,
    ...rests.slice(0, MOST_RESTS).map((one) => pc.dim(`        rests on it: ${cleanLine(one)}`)),
    ...(rests.length > MOST_RESTS ? [pc.dim(`        and ${rests.length - MOST_RESTS} more rest on it`)] : []),
  ];
}

const colour: Readonly<Record<Bump, (text: string) => string>> = {
  none: pc.dim,
  patch: pc.cyan,
  minor: pc.green,
  major: pc.red,
};
