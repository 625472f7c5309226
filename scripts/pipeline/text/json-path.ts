import { keysOf } from "../json/pointer.ts";
import { escapeInvisible } from "./safe-text.ts";

/** The JSONPath of a pointer through objects, in the spelling of our overlays: `$.paths['/runs'].get`. */
export function jsonPath(pointer: string): string {
  const steps = keysOf(pointer).map((key) => (/^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${pathText(key)}]`));
  return `$${steps.join("")}`;
}

/** A text as it stands in a JSONPath. */
export function pathText(text: string): string {
  const escaped = text.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  // Nothing of what nobody sees stands in it as it is (RFC 9535, section 2.3.1.1).
  return `'${escapeInvisible(escaped).replaceAll("\n", "\\u000a")}'`;
}
