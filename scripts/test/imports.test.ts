import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { root, vendorsIn } from "../commands/workspace.ts";
import { parse, ts } from "../pipeline/emit/typescript5.ts";

const vendors = vendorsIn(root).filter((name) => existsSync(join(root, "packages", name)));

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
    const others = imports.filter((one) => !isOwn(one) && !["@x/core", "@x/core/file-store"].includes(one.from));

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

describe("the core", () => {
  const imports = importsUnder("packages/core/src");
  const others = (from: string) => show(imports.filter((one) => one.from.startsWith(from)));

  test("imports two packages, each in one module, and Node in the entry that is for Node", () => {
    const rest = imports.filter((one) => !isOwn(one) && !one.from.startsWith("node:"));

    expect(show(rest)).toEqual([
      "packages/core/src/answers/events.ts imports eventsource-parser",
      "packages/core/src/requests/openapi-fetch.ts imports openapi-fetch",
    ]);
    expect(others("node:").every((each) => each.startsWith("packages/core/src/file-store.ts"))).toBe(true);
  });

  test("has floors: a file imports its own or lower ones, types included", () => {
    expectFloors("packages/core/src", imports, coreFloors);
  });
});

test("what runs in browsers imports nothing of Node", () => {
  const imports = ["core", ...vendors].flatMap((name) => importsUnder(`packages/${name}/src`));
  const browser = imports.filter(({ file }) => !file.endsWith("/file-store.ts"));

  expect(show(browser.filter(({ from }) => from.startsWith("node:")))).toEqual([]);
});

test("no import of packages, examples or scripts leads back to where it came from, types included", () => {
  const imports = ["packages", "scripts", "examples"].flatMap(importsUnder);
  const next = Map.groupBy(imports.filter(isOwn), ({ file }) => file);
  const circles = [...next.keys()].filter((file) => reaches(next, file, file));

  expect(circles).toEqual([]);
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
    const heavy = imports.filter(({ from }) => /^(openapi-typescript|typescript)(\/|$)/.test(from));

    expect(show(heavy)).toEqual([
      "scripts/pipeline/emit/typescript5.ts imports openapi-typescript/dist/lib/ts.mjs",
      "scripts/pipeline/emit/typescript5.ts imports openapi-typescript/dist/lib/utils.mjs",
      "scripts/pipeline/emit/typescript5.ts imports openapi-typescript/dist/transform/index.mjs",
      "scripts/pipeline/emit/typescript5.ts imports typescript",
    ]);
  });

  test("touches neither files nor the network", () => {
    const node = imports.filter(({ from }) => from.startsWith("node:"));

    expect(show(node)).toEqual(["scripts/pipeline/text/digest.ts imports node:crypto"]);
  });

  test("has floors: a file imports its own or lower ones, types included", () => {
    expectFloors("scripts/pipeline", imports, stages);
  });
});

/** The folders of the core, and the files above them, from the ground up. */
const coreFloors = [
  ...["types", "errors", "transport", "answers", "requests", "pages", "runs"],
  ...[
    "environment.ts",
    "credentials.ts",
    "operation-servers.ts",
    "locations.ts",
    "stores.ts",
    "file-store.ts",
    "options.ts",
    "caller.ts",
    "sdk.ts",
    "index.ts",
  ],
];

/** The stages of the pipeline in order; `generate.ts` stands above them all. */
const stages = [
  ...["json", "text", "problems", "document", "read", "bundle", "texts", "overlay", "hints", "normalise", "fields"],
  ...["model", "check", "propose", "diff", "emit", "docs", "derive.ts", "review", "generate.ts", "package"],
];

/** Every file stands on a floor, and none imports a higher one. */
function expectFloors(folder: string, imports: readonly Import[], floors: readonly string[]): void {
  const floorOf = (file: string) => floors.indexOf(relative(folder, file).split(/[/\\]/)[0] ?? "");
  const upwards = imports.filter((one) => isOwn(one) && floorOf(one.file) < floorOf(targetOf(one)));

  expect(show(imports.filter(({ file }) => floorOf(file) === -1))).toEqual([]);
  expect(show(upwards)).toEqual([]);
}

function targetOf({ file, from }: Import): string {
  return join(dirname(file), from).replaceAll("\\", "/");
}

function reaches(next: ReadonlyMap<string, readonly Import[]>, from: string, to: string): boolean {
  const seen = new Set(next.get(from)?.map(targetOf));
  for (const file of seen) for (const further of next.get(file) ?? []) seen.add(targetOf(further));
  return seen.has(to);
}
