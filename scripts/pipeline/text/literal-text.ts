import { propertyName, quote } from "./safe-text.ts";

const WIDTH = 110;

/** A value as source text. */
export type Literal = string | number | boolean | null | readonly Literal[] | LiteralObject | Constant;

/** The value of a constant, by its name. */
export class Constant {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** Entries that are `undefined` are left out. */
export interface LiteralObject {
  readonly [key: string]: Literal | undefined;
}

/** On one line where it fits behind what is `used` of it, otherwise an entry a line. */
export function literalText(value: Literal, indent = "", used = 0): string {
  const flat = flatText(value);
  const entries = entriesOf(value);
  if (entries.length === 0 || indent.length + used + flat.length < WIDTH) return flat;
  const deeper = `${indent}  `;
  const lines = entries.map(([key, item]) => `${deeper}${key}${literalText(item, deeper, key.length)},\n`);
  return Array.isArray(value) ? `[\n${lines.join("")}${indent}]` : `{\n${lines.join("")}${indent}}`;
}

function flatText(value: Literal): string {
  if (typeof value === "string") return quote(value);
  if (value instanceof Constant) return value.name;
  if (typeof value !== "object" || value === null) return String(value);
  const entries = entriesOf(value).map(([key, item]) => key + flatText(item));
  if (Array.isArray(value)) return `[${entries.join(", ")}]`;
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** What stands before each item of a list or object, and the item. */
function entriesOf(value: Literal): [string, Literal][] {
  if (typeof value !== "object" || value === null || value instanceof Constant) return [];
  if (Array.isArray(value)) return value.map((item: Literal) => ["", item]);
  return Object.entries(value).flatMap(([key, item]): [string, Literal][] =>
    item === undefined ? [] : [[`${propertyName(key)}: `, item]],
  );
}
