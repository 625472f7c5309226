import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse, ts } from "../pipeline/emit/typescript5.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const vendors = readdirSync(join(root, "specs")).filter((name) => existsSync(join(root, "packages", name)));

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

/** Every import and re-export of the TypeScript files under a folder, its tests and dependencies left out. */
function importsUnder(folder: string): readonly Import[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/(^|[/\\])(node_modules|test|dist)[/\\]/.test(file))
    .flatMap((file) => importsOf(join(path, file)));
}

function importsOf(path: string): readonly Import[] {
  const file = relative(root, path).replaceAll("\\", "/");
  const source = parse(readFileSync(path, "utf8"), file);
  return [...statements(source)].flatMap((node): Import[] => {
    if (ts.isImportDeclaration(node)) {
      const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      return [{ file, from: textOf(node.moduleSpecifier), typeOnly }];
    }
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      return [{ file, from: textOf(node.moduleSpecifier), typeOnly: node.isTypeOnly }];
    }
    const isImport = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    return isImport ? [{ file, from: textOf(node.arguments[0]), typeOnly: false }] : [];
  });
}

function* statements(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  for (const child of children) yield* statements(child);
}

function textOf(node: ts.Node | undefined): string {
  return node && ts.isStringLiteral(node) ? node.text : "(not a literal)";
}

const isOwn = ({ from }: Import) => from.startsWith(".");
const show = (imports: readonly Import[]) => imports.map(({ file, from }) => `${file} imports ${from}`);

describe.each(vendors)("%s", (vendor) => {
  const imports = importsUnder(`packages/${vendor}/src`);

  test("imports only its own files and the core", () => {
    const others = imports.filter((one) => !isOwn(one) && one.from !== "@x/core");

    expect(show(others)).toEqual([]);
    expect(show(imports.filter(({ from }) => from.startsWith("../..")))).toEqual([]);
  });

  test("has generated files that import only types, of the core and of each other", () => {
    const generated = imports.filter(({ file }) => file.includes("/generated/"));
    const wrong = generated.filter(
      ({ from, typeOnly }) => !typeOnly || !["@x/core", "./schema.ts", "./types.ts", "./client.ts"].includes(from),
    );

    expect(generated.length).toBeGreaterThan(0);
    expect(show(wrong)).toEqual([]);
  });
});

test("the core imports nothing but openapi-fetch, in one module", () => {
  const others = importsUnder("packages/core/src").filter((one) => !isOwn(one));

  expect([...new Set(others.map(({ from }) => from))]).toEqual(["openapi-fetch"]);
  expect(new Set(others.map(({ file }) => file)).size).toBe(1);
});

test("what runs in browsers imports nothing of Node", () => {
  const imports = ["core", ...vendors].flatMap((name) => importsUnder(`packages/${name}/src`));

  expect(show(imports.filter(({ from }) => from.startsWith("node:")))).toEqual([]);
});

describe("the generator", () => {
  const imports = importsUnder("scripts/pipeline");

  test("imports no package of ours", () => {
    const ours = [...imports, ...importsUnder("scripts/commands")].filter(
      ({ from }) => from.startsWith("@x/") || from.includes("packages/"),
    );

    expect(show(ours)).toEqual([]);
  });

  test("imports openapi-typescript and its TypeScript in one module", () => {
    const heavy = imports.filter(({ from }) => ["openapi-typescript", "typescript"].includes(from));

    expect(show(heavy)).toEqual([
      "scripts/pipeline/emit/typescript5.ts imports openapi-typescript",
      "scripts/pipeline/emit/typescript5.ts imports typescript",
    ]);
  });

  test("touches neither files nor the network", () => {
    const node = imports.filter(({ from }) => from.startsWith("node:"));

    expect(show(node)).toEqual(["scripts/pipeline/text/digest.ts imports node:crypto"]);
  });

  test("has floors: a file imports its own or lower ones, types included", () => {
    const upwards = imports.filter((one) => isOwn(one) && floorOf(one.file) < floorOf(targetOf(one)));

    expect(imports.filter(({ file }) => floorOf(file) === -1)).toEqual([]);
    expect(show(upwards)).toEqual([]);
  });

  test("has no import that leads back to where it came from, types included", () => {
    const next = Map.groupBy(imports.filter(isOwn), ({ file }) => file);
    const circles = [...next.keys()].filter((file) => reaches(next, file, file));

    expect(circles).toEqual([]);
  });
});

/** The stages of the pipeline in order; `generate.ts` stands above them all. */
const floors = [
  ...["json", "text", "problems", "document", "read", "overlay", "hints", "normalise", "model", "check"],
  ...["emit", "docs", "generate.ts"],
];

function floorOf(file: string): number {
  return floors.indexOf(relative("scripts/pipeline", file).split(/[/\\]/)[0] ?? "");
}

function targetOf({ file, from }: Import): string {
  return join(dirname(file), from).replaceAll("\\", "/");
}

function reaches(next: ReadonlyMap<string, readonly Import[]>, from: string, to: string): boolean {
  const seen = new Set(next.get(from)?.map(targetOf));
  for (const file of seen) for (const further of next.get(file) ?? []) seen.add(targetOf(further));
  return seen.has(to);
}
