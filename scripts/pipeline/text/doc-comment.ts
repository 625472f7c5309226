const WIDTH = 110;

/** Text as a doc comment: on one line where it fits, prose wrapped, code and tables as they are. */
export function docComment(text: string, indent = ""): string {
  if (text === "") return "";
  const safe = text.replaceAll("*/", "*\\/");
  const single = `${indent}/** ${safe} */\n`;
  if (!safe.includes("\n") && single.length <= WIDTH) return single;
  const lines = wrap(safe.split("\n"), WIDTH - indent.length - 3);
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */\n`].join("\n");
}

function wrap(lines: readonly string[], width: number): string[] {
  let inCode = false;
  return lines.flatMap((line) => {
    if (line.startsWith("```")) inCode = !inCode;
    return inCode || /^(```|[|\s])/.test(line) ? [line] : wrapLine(line, width);
  });
}

function wrapLine(line: string, width: number): string[] {
  const hang = /^([-*+]|\d+[.)]) /.test(line) ? "  " : "";
  const lines: string[] = [];
  let current = "";
  for (const word of unbroken(line)) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (longer.length > width && current !== "" && !startsBlock.test(word)) {
      lines.push(current);
      current = hang + word;
    } else current = longer;
  }
  return [...lines, current];
}

/** Words, and code spans with the words around them. */
function unbroken(line: string): string[] {
  const words: string[] = [];
  let current = "";
  for (const part of line.split(/(`[^`]*`|\s+)/)) {
    if (part.trim() !== "") current += part;
    else if (part !== "" && current !== "") {
      words.push(current);
      current = "";
    }
  }
  return current === "" ? words : [...words, current];
}

// At the start of a line these would be a tag, a list, a heading, a quotation or a table.
const startsBlock = /^(@|[-*+#>|]|\d+[.)]$)/;
