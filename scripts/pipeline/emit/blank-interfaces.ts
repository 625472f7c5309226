import { ts } from "./typescript5.ts";

/**
 * The same text without what stands in its interfaces; lines keep their numbers.
 * An interface holds nothing that runs, and most of a generated file is interfaces, so a parser is spared most of it.
 * A body that does not end where its braces do, or that reaches into modules or templates, stays.
 */
export function blankInterfaces(text: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2023, true, ts.LanguageVariant.Standard, text);
  const kept: string[] = [];
  let keptTo = 0;
  let [before, last]: ts.SyntaxKind[] = [];
  for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
    const isInterface = before === ts.SyntaxKind.InterfaceKeyword && last === ts.SyntaxKind.Identifier;
    [before, last] = [last, token];
    if (token !== ts.SyntaxKind.OpenBraceToken) continue;
    const start = scanner.getTokenEnd();
    const isPlain = skipBody(scanner);
    if (!isPlain || !isInterface) continue;
    kept.push(text.slice(keptTo, start), text.slice(start, scanner.getTokenStart()).replace(/[^\n]+/g, ""));
    keptTo = scanner.getTokenStart();
  }
  return kept.join("") + text.slice(keptTo);
}

/** Scans to the brace that closes a body; `false` where the text ends before, or there is more than plain types. */
function skipBody(scanner: ts.Scanner): boolean {
  let isPlain = true;
  for (let depth = 1; depth > 0; ) {
    const token = scanner.scan();
    if (token === ts.SyntaxKind.EndOfFileToken) return false;
    if (strange.has(token) || scanner.isUnterminated()) isPlain = false;
    if (token === ts.SyntaxKind.OpenBraceToken) depth += 1;
    if (token === ts.SyntaxKind.CloseBraceToken) depth -= 1;
  }
  return isPlain;
}

const strange = new Set([
  ts.SyntaxKind.ImportKeyword,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.Unknown,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.SlashEqualsToken,
]);
