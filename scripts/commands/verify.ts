import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Command } from "commander";
import { parseTar } from "nanotar";
import pc from "picocolors";
import { generate } from "../pipeline/generate.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { manifestDifferences } from "./packed-manifest.ts";
import { firstDifference } from "./report-changes.ts";
import { runCommand } from "./run-command.ts";
import { runScript } from "./run-node.ts";
import { inCopy } from "./trial.ts";
import { readSource, root, UsageError, vendorsIn } from "./workspace.ts";

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("verify")
    .description("Generates and builds a package anew, offline, and compares it with a tarball of it.")
    .argument("<tarball>")
    .option("--root <folder>", "the folder that holds specs/ and packages/", root)
    .action((tarball: string, options: { root: string }) => runCommand(() => verify(tarball, options.root)));
  await command.parseAsync(argv);
}

async function verify(tarball: string, folder: string): Promise<void> {
  const entries = entriesIn(tarball);
  const packed = new Map(entries.map(({ path, text }) => [path, text]));
  const name = packageIn(folder, packed.get("package.json") ?? "{}");
  const built = await build(folder, name);
  const own = readFileSync(join(folder, "packages", name, "package.json"), "utf8");
  const manifests = [packed.get("package.json") ?? "{}", own].map((text) => JSON.parse(text) as JsonObject);
  const [theirs = {}, ours = {}] = manifests;
  const differences = [
    ...strangeEntries(entries),
    ...compareFiles(packed, built),
    ...manifestDifferences(theirs, ours),
  ];
  for (const line of differences) console.error(line);
  if (differences.length > 0) throw new UsageError(`${tarball} is not what packages/${name} makes.`);
  const compared = [...packed.keys()].filter((path) => !packing.has(path)).length;
  console.log(
    pc.green(`${compared} files are what packages/${name} makes, and package.json is what packing makes of its own.`),
  );
}

/** What differs between what was packed and what is made here, a line each. */
export function compareFiles(
  packed: ReadonlyMap<string, string>,
  built: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = [...new Set([...packed.keys(), ...built.keys()])].filter((path) => !packing.has(path)).sort();
  return paths.flatMap((path) => {
    const [before, after] = [packed.get(path), built.get(path)];
    if (before === after) return [];
    if (before === undefined) return [`${path}: missing in the tarball`];
    return [after === undefined ? `${path}: nothing makes it` : path + firstDifference({ path, before, after })];
  });
}

/** Compared by what it says: packing writes it anew. */
const packing: ReadonlySet<string> = new Set(["package.json"]);

interface Entry {
  readonly path: string;
  readonly type: string;
  readonly text: string;
}

function entriesIn(tarball: string): readonly Entry[] {
  try {
    const entries = parseTar(gunzipSync(readFileSync(tarball))).filter(({ type }) => type !== "directory");
    return entries.map(({ name, type, text }) => ({ path: name.replace(/^[^/]+\//, ""), type: String(type), text }));
  } catch (error) {
    throw new UsageError(`Cannot read ${tarball}: ${error instanceof Error ? error.message : error}`);
  }
}

/** What one program that unpacks a tarball may read otherwise than another, a line each: a link, or a file given twice. */
export function strangeEntries(entries: readonly Pick<Entry, "path" | "type">[]): readonly string[] {
  const seen = new Set<string>();
  return entries.flatMap(({ path, type }) => {
    const isTwice = seen.has(path);
    seen.add(path);
    return [
      ...(type === "file" ? [] : [`${path}: is no ordinary file (${type})`]),
      ...(isTwice ? [`${path}: is there more than once`] : []),
    ];
  });
}

/** The folder of the package with the name of the packed one. */
function packageIn(folder: string, manifest: string): string {
  const { name } = JSON.parse(manifest) as { readonly name?: string };
  const nameOf = (one: string) => {
    const file = join(folder, "packages", one, "package.json");
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { readonly name?: string }).name : undefined;
  };
  const found = readdirSync(join(folder, "packages")).find((one) => name !== undefined && nameOf(one) === name);
  if (found === undefined) throw new UsageError(`There is no package ${name ?? "without a name"} here.`);
  return found;
}

/** The files of a package, generated and built anew in a copy of the tree; the core first, as others are built on it. */
function build(folder: string, name: string): Promise<ReadonlyMap<string, string>> {
  const generated = vendorsIn(folder).includes(name) ? [...generate(readSource(folder, name)).files] : [];
  const changes = generated.map(([path, after]) => ({ path: `packages/${name}/${path}`, after }));
  return inCopy(folder, changes, async (copy) => {
    const home = join(copy, "packages", name);
    for (const one of new Set(["core", name])) await runScript("build", join(copy, "packages", one));
    const { files = [] } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as { files?: string[] };
    const left = new Set(files.filter((entry) => entry.startsWith("!")).map((entry) => entry.slice(1)));
    const paths = [...files, "README.md"].flatMap((entry) => filesUnder(home, entry)).filter((path) => !left.has(path));
    const built = paths.map((path): [string, string] => [path, readFileSync(join(home, path), "utf8")]);
    // Packing puts the licence of the whole into a package without one of its own.
    const licence = [home, folder].map((one) => join(one, "LICENSE")).find((path) => existsSync(path));
    return new Map([...built, ...(licence ? [["LICENSE", readFileSync(licence, "utf8")] as const] : [])]);
  });
}

function filesUnder(home: string, entry: string): readonly string[] {
  const path = join(home, entry);
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [entry];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(home.length + 1));
}
