import { inOrder, type Json } from "../json/json.ts";
import { yamlText } from "../json/yaml-text.ts";
import { escapeInvisible, messageText } from "../text/safe-text.ts";

/** Something in a document that generation cannot settle by itself. */
export interface Problem {
  readonly file: string;
  /** `#/json/pointer` or `:line:column`. */
  readonly at: string;
  readonly what: string;
  /** What to do about it, ready to paste. */
  readonly remedy?: string;
}

/** A problem as a check finds it: it knows its document, not the document's file. */
export interface Finding {
  readonly pointer: string;
  readonly what: string;
  /** The overlay actions that would settle it. */
  readonly settle?: readonly Settlement[];
}

export interface Settlement {
  /** JSONPath of what the action changes. */
  readonly target: string;
  readonly update?: Json;
  readonly remove?: true;
}

/** Says file, place, what is wrong and what would settle it, for every problem at once. */
export class GeneratorError extends Error {
  override readonly name = "GeneratorError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const sorted = problems.toSorted((left, right) => inOrder(keyOf(left), keyOf(right)));
    super(sorted.map(describe).join("\n\n"));
    this.problems = sorted;
  }
}

export function problemIn(file: string, at: string, what: string): GeneratorError {
  return new GeneratorError([{ file, at, what }]);
}

/** Throws when a check has found anything. */
export function refuse(findings: readonly Finding[], file: string, overlayFile: string): void {
  if (findings.length > 0) throw new GeneratorError(problemsOf(findings, file, overlayFile));
}

/** Findings as text for people, with what would settle them. */
export function described(findings: readonly Finding[], file: string, overlayFile: string): string {
  return new GeneratorError(problemsOf(findings, file, overlayFile)).message;
}

function problemsOf(findings: readonly Finding[], file: string, overlayFile: string): readonly Problem[] {
  return findings.map(({ pointer, what, settle }) => ({
    file,
    at: pointer,
    what,
    ...(settle && { remedy: `settled in ${overlayFile} by:\n${settle.map(actionText).join("\n")}` }),
  }));
}

function actionText({ target, update, remove }: Settlement): string {
  const change = remove ? { remove } : { update };
  const action = { target, description: "(the reason, and where it is stated)", ...change };
  return yamlText([action]).trimEnd();
}

function describe({ file, at, what, remedy }: Problem): string {
  // A description's own words stand in all of them.
  const lines = [messageText(what), ...(remedy === undefined ? [] : escapeInvisible(remedy).split("\n"))];
  return [messageText(`${file}${at}`), ...lines.map((line) => `  ${line}`)].join("\n");
}

function keyOf({ file, at, what }: Problem): string {
  return `${file}\0${at}\0${what}`;
}
