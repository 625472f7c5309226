import { createHash } from "node:crypto";

/** A text's digest, the same whatever line ends a checkout has made of it. */
export function digest(...texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text.replaceAll("\r\n", "\n")).update("\0");
  return hash.digest("hex");
}
