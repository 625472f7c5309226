/**
 * Texts that match a regular expression, the shortest first: what may be repeated is, so and so many times more than it
 * has to be. None where the expression has what this does not read; a lookaround is not heeded.
 */
export function matchesOf(pattern: string): readonly string[] {
  return [0, 1, 2, 4, 8, 16, 32, 64].flatMap((more) => {
    try {
      const reader = { pattern, at: 0, more, groups: [] };
      const text = alternatives(reader);
      return reader.at === pattern.length ? [text] : [];
    } catch {
      return [];
    }
  });
}

interface Reader {
  readonly pattern: string;
  readonly more: number;
  readonly groups: string[];
  at: number;
}

/** The first of several ways that is not empty, or else nothing. */
function alternatives(reader: Reader): string {
  let text = sequence(reader);
  while (reader.pattern[reader.at] === "|") {
    reader.at += 1;
    const other = sequence(reader);
    if (text === "") text = other;
  }
  return text;
}

function sequence(reader: Reader): string {
  let text = "";
  while (reader.at < reader.pattern.length && !"|)".includes(reader.pattern[reader.at] ?? "")) {
    const atom = readAtom(reader);
    text += atom.repeat(Math.min(times(reader), MOST_TIMES));
  }
  return text;
}

const MOST_TIMES = 2_000;

function readAtom(reader: Reader): string {
  const { pattern, at } = reader;
  if (pattern[at] === "(") return group(reader);
  const [source = ""] =
    /^(\[\^?(\\.|[^\]\\])*\]|\\u\{?[0-9a-fA-F]{4,6}\}?|\\x[0-9a-fA-F]{2}|\\[pP]\{[^}]*\}|\\\d+|\\.|[\s\S])/.exec(
      pattern.slice(at),
    ) ?? [pattern.slice(at, at + 1)];
  reader.at += source.length;
  if (["^", "$", "\\b", "\\B", "\\A", "\\Z", "\\z"].includes(source)) return "";
  if (/^\\[1-9]/.test(source)) return reader.groups[Number(source.slice(1)) - 1] ?? "";
  return memberOf(source);
}

function group(reader: Reader): string {
  const [opening = ""] = /^\((\?(:|<?[=!]|<\w+>))?/.exec(reader.pattern.slice(reader.at)) ?? [];
  reader.at += opening.length;
  const isCapture = opening === "(" || /^\(\?<\w/.test(opening);
  const index = isCapture ? reader.groups.push("") - 1 : -1;
  const text = alternatives(reader);
  if (reader.pattern[reader.at] !== ")") throw new Error("a group without an end");
  reader.at += 1;
  if (isCapture) reader.groups[index] = text;
  return /[=!]$/.test(opening) ? "" : text;
}

function times(reader: Reader): number {
  const [quantifier = "", least, upper, most] =
    /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/.exec(reader.pattern.slice(reader.at)) ?? [];
  reader.at += quantifier.length;
  if (quantifier === "") return 1;
  const from = least === undefined ? Number(quantifier.startsWith("+")) : Number(least);
  if (quantifier.startsWith("?")) return Math.min(1, reader.more);
  if (least !== undefined && upper === undefined) return from;
  return most ? Math.min(Number(most), from + reader.more) : from + reader.more;
}

const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
const candidates = ["a", "1", "A", "b", "-", "_", "/", ".", ...printable, "\t", "\n", "é", "漢"];

/** A character that a class, an escape or a dot stands for. */
function memberOf(source: string): string {
  for (const flags of ["u", ""]) {
    try {
      const expression = new RegExp(`^${source}$`, flags);
      const found = candidates.find((each) => expression.test(each));
      if (found !== undefined) return found;
    } catch {
      // Not every class is one in both ways of reading.
    }
  }
  if (source.length === 1) return source;
  throw new Error(`no character for ${source}`);
}
