import { isList, isObject, type Json } from "../json/json.ts";

/** Text of a description as plain lines: no control or bidirectional characters, and no tags of a doc comment. */
export function cleanText(text: string): string {
  if (harmless.test(text)) return text;
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
    .replace(/\t/g, "  ")
    .replace(invisible, "")
    .split("\n")
    .map(withoutEndSpaces)
    .join("\n")
    .replace(/(^|\{)([ ]*)@/gm, "$1$2\\@")
    .trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll("\n", " ");
}

/** A pattern would begin anew at every space of a long run. */
function withoutEndSpaces(line: string): string {
  let end = line.length;
  while (line[end - 1] === " ") end -= 1;
  return line.slice(0, end);
}

// One line of ASCII without what could be a tag, as most texts are.
const harmless = /^(?! )[\x20-?A-~]*(?<! )$/;

/** The same for every text inside a value, names included. */
export function cleanJson(value: Json): Json {
  if (typeof value === "string") return cleanText(value);
  if (isList(value)) return value.map(cleanJson);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [cleanText(key), cleanJson(item)]));
}

/** A string literal in ASCII that cannot end the string, the comment or the script around it. */
export function quote(text: string): string {
  return JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, escapeUnit)
    .replace(/<(?=[/!])/g, "\\x3c");
}

/** Code in which every character nobody sees is escaped; in code that `cleanText` has cleared, only literals have any. */
export function escapeInvisible(code: string): string {
  return code.replace(invisible, (char) => char.split("").map(escapeUnit).join(""));
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** A property name, quoted where it has to be. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quote(name);
}

/** Text on one line, for messages: nothing in it moves a cursor or colours a terminal. */
export function messageText(text: string): string {
  const line = escapeInvisible(text).replaceAll("\n", "\\n");
  return line.length <= LONGEST_MESSAGE ? line : `${line.slice(0, LONGEST_MESSAGE)}…`;
}

const LONGEST_MESSAGE = 1000;

/** Prose for Markdown: code spans stay; HTML, links, images, headings and fences become plain text. */
export function markdown(text: string): string {
  return cleanText(text)
    .split(/(`[^`\n]+`)/)
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/\\(?!@)|[`<>[\]|]/g, (char) => escapes[char] ?? `\\${char}`),
    )
    .join("")
    .replace(opensBlock, "$1\\$2");
}

/** The same on one line, as for a heading or an item. */
export function markdownLine(text: string): string {
  return markdown(text).replaceAll("\n", " ");
}

// A heading, a fence, or the line of signs that makes a heading of the line above it; lists may stand.
const opensBlock = /^( {0,3})(#{1,6}(?: |$)|~~~|=+$|-+$)/gm;

/** A code span, for text without line breaks. */
export function codeSpan(text: string): string {
  const clean = cleanLine(text);
  const longest = (clean.match(/`+/g) ?? []).reduce((most, ticks) => Math.max(most, ticks.length), 0);
  if (longest === 0) return `\`${clean}\``;
  const fence = "`".repeat(longest + 1);
  return `${fence} ${clean} ${fence}`;
}

/** A row of a Markdown table. A bar would end its cell, in code too, and one backslash more or less would free it. */
export function tableRow(...cells: readonly string[]): string {
  const safe = cells.map((cell) => cell.replace(/(?<!\\)\\*\|/g, "\\|").replaceAll("\n", " "));
  return `| ${safe.join(" | ")} |`;
}

const escapes: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;" };

// Control, format and separator characters but the line feed: nobody sees them, and some turn text around.
const invisible = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
