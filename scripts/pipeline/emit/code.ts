/** A text of TypeScript without its comments and string literals. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|"[^"\\]*(?:\\.[^"\\]*)*"/g, "");
}
