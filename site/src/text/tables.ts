/** The tables of a Markdown text, each a list of rows of cells, its head first. */
export function tablesIn(text: string): readonly (readonly (readonly string[])[])[] {
  const blocks = text.match(/^\|.*\|$(?:\n\|.*\|$)+/gm) ?? [];
  return blocks.map((block) =>
    block
      .split("\n")
      .filter((_, index) => index !== 1)
      .map((line) =>
        line
          .slice(1, -1)
          .split(/(?<!\\)\|/)
          .map((cell) => cell.trim()),
      ),
  );
}
