import type { Json } from "./json.ts";

const WIDTH = 120;

/** JSON for people and for packages: what fits on a line stands on one, the rest is indented by tabs. */
export const compactJson = (value: Json): string => `${textOf(value, 0)}\n`;

function textOf(value: Json, depth: number): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const isList = Array.isArray(value);
  const parts = isList
    ? value.map((item) => textOf(item, depth + 1))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${textOf(item as Json, depth + 1)}`);
  const [open, close] = isList ? ["[", "]"] : ["{", "}"];
  const line = open + parts.join(", ") + close;
  if (line.length <= WIDTH - 2 * depth && !line.includes("\n")) return line;
  const indent = "\t".repeat(depth);
  return `${open}\n${parts.map((part) => `${indent}\t${part}`).join(",\n")}\n${indent}${close}`;
}
