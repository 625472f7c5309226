import { propertyName, quote } from "./safe-text.ts";

const WIDTH = 110;

/** A value as source text; a `Reference` stands for a constant. */
export type Literal = string | number | boolean | null | Reference | readonly Literal[] | LiteralObject;

/** Entries that are `undefined` are left out. */
export interface LiteralObject {
  readonly [key: string]: Literal | undefined;
}

export class Reference {
  readonly constant: string;
  constructor(constant: string) {
    this.constant = constant;
  }
}

/** On one line where it fits, otherwise an entry a line. */
export function literalText(value: Literal, indent = "", used = 0): string {
  if (value instanceof Reference) return value.constant;
  if (typeof value === "string") return quote(value);
  if (typeof value !== "object" || value === null) return String(value);
  const list = Array.isArray(value);
  const deeper = `${indent}  `;
  const entries = list
    ? value.map((item: Literal): [string, Literal] => ["", item])
    : Object.entries(value).flatMap(([key, item]) =>
        item === undefined ? [] : [[`${propertyName(key)}: `, item] as [string, Literal]],
      );
  const [open, close] = list ? ["[", "]"] : ["{", "}"];
  if (entries.length === 0) return open + close;
  const flat = entries.map(([key, item]) => key + literalText(item, deeper, -WIDTH * 99)).join(", ");
  const space = list ? "" : " ";
  const line = open + space + flat + space + close;
  if (!line.includes("\n") && indent.length + used + line.length < WIDTH) return line;
  const lines = entries.map(([key, item]) => `${deeper}${key}${literalText(item, deeper, key.length)},\n`);
  return `${open}\n${lines.join("")}${indent}${close}`;
}
