import { problemIn } from "../problems/problem.ts";
import { blankInterfaces } from "./blank-interfaces.ts";
import { parse, ts } from "./typescript5.ts";

/**
 * Throws unless a generated file consists of types and of constants made of plain values.
 * Whatever a description smuggles past the emitters ends here, before anything is written.
 */
export function guard(whole: string, file: string): void {
  const text = blankInterfaces(whole);
  const source = parse(text, file);
  const [error] = syntaxErrors(source);
  if (error !== undefined) throw problemIn(file, `:${error}`, "the generated text is not TypeScript");
  const refused = source.statements.find((statement) => !isAllowed(statement)) ?? findImport(source, text);
  const directives = source.referencedFiles.length + source.typeReferenceDirectives.length;
  if (refused === undefined && directives === 0) return;
  const { line } = source.getLineAndCharacterOfPosition(refused?.getStart(source) ?? 0);
  throw problemIn(file, `:${line + 1}`, "the generated code has a statement that is neither a type nor plain data");
}

function isAllowed(statement: ts.Statement): boolean {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return true;
  if (ts.isImportDeclaration(statement)) {
    const { importClause, moduleSpecifier } = statement;
    const from = ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
    return (
      importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword &&
      ["@x/core", "./schema.ts", "./types.ts", "./client.ts"].includes(from)
    );
  }
  if (ts.isExportDeclaration(statement)) return isEmptyExport(statement);
  if (!ts.isVariableStatement(statement)) return false;
  const { flags, declarations } = statement.declarationList;
  return (flags & ts.NodeFlags.Const) !== 0 && declarations.every(({ initializer }) => isData(initializer));
}

/** `export type {}`, which makes a module of a file without types. */
function isEmptyExport({ isTypeOnly, exportClause, moduleSpecifier }: ts.ExportDeclaration): boolean {
  const isEmpty = exportClause !== undefined && ts.isNamedExports(exportClause) && exportClause.elements.length === 0;
  return isTypeOnly && isEmpty && moduleSpecifier === undefined;
}

function isData(node: ts.Expression | undefined): boolean {
  if (node === undefined) return false;
  if (ts.isSatisfiesExpression(node)) return isData(node.expression);
  if (ts.isAsExpression(node)) return node.type.kind === ts.SyntaxKind.TypeReference && isData(node.expression);
  if (ts.isArrayLiteralExpression(node)) return node.elements.every(isData);
  if (ts.isObjectLiteralExpression(node)) return node.properties.every(isField);
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node) || ts.isIdentifier(node) || words.has(node.kind);
}

function isField(property: ts.ObjectLiteralElementLike): boolean {
  if (!ts.isPropertyAssignment(property)) return false;
  const { name, initializer } = property;
  const named = ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name);
  return named && name.text !== "__proto__" && isData(initializer);
}

/** A type that reaches into another module. */
function findImport(source: ts.SourceFile, text: string): ts.Node | undefined {
  // A comment may stand before the bracket.
  if (!/\bimport\s*[(/]/.test(text)) return undefined;
  const find = (node: ts.Node): ts.Node | undefined => (ts.isImportTypeNode(node) ? node : ts.forEachChild(node, find));
  return find(source);
}

function syntaxErrors(source: ts.SourceFile): number[] {
  // The parser keeps its findings in a field that is not in its types.
  const { parseDiagnostics = [] } = source as { parseDiagnostics?: readonly { start: number }[] };
  return parseDiagnostics.map(({ start }) => source.getLineAndCharacterOfPosition(start).line + 1);
}

const words = new Set([ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword]);
