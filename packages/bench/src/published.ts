import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, dirname } from "node:path";
import { root } from "./paths.ts";

/** Calls `use` with a folder in which packages of ours are installed as people get them: built, without their sources. */
export async function withPublished<T>(names: readonly string[], use: (folder: string) => T): Promise<Awaited<T>> {
  const folder = mkdtempSync(`${root}packages/bench/.consumer-`);
  try {
    for (const name of names) install(name, `${folder}/node_modules`);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Manifest {
  readonly files: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly publishConfig: object;
}

/** A package with the exports of its `publishConfig`, and what it depends on beside it. */
function install(name: string, modules: string): void {
  const [from, to] = [`${root}packages/${name}`, `${modules}/@x/${name}`];
  mkdirSync(to, { recursive: true });
  const manifest = JSON.parse(readFileSync(`${from}/package.json`, "utf8")) as Manifest;
  writeFileSync(`${to}/package.json`, JSON.stringify({ ...manifest, ...manifest.publishConfig }));
  run([`${root}scripts/build-package.ts`], from);
  // A package that was never released has no changelog yet.
  const files = manifest.files.filter((file) => existsSync(`${from}/${file}`));
  for (const file of files) cpSync(`${from}/${file}`, `${to}/${file}`, { recursive: true });
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    const link = `${modules}/${dependency}`;
    if (dependency.startsWith("@x/") || existsSync(link)) continue;
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(`${from}/node_modules/${dependency}`, link);
  }
}

/** What a program of Node's prints. */
export function run(args: readonly string[], cwd: string): string {
  // The build calls `tsc` by its name, as a script of the package would.
  const env = { ...process.env, PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}
