import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

/** A folder with packages of npm, installed where they are missing; no commit knows it. */
export function packagesOf(name: string, packages: readonly string[]): string {
  const versions = packages.map((one) => one.replace(/^.*@/, "")).join("-");
  const folder = join(root, "packages/bench/node_modules/.cache/programs", `${name}-${versions}`);
  const done = join(folder, "installed");
  if (existsSync(done)) return folder;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `{ "private": true }`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...packages], { cwd: folder });
  writeFileSync(done, "");
  return folder;
}

/** A program in a package of npm: its command, or a file in it. */
export function programOf(name: string, version: string, path?: string): string {
  const modules = join(packagesOf(name, [`${name}@${version}`]), "node_modules");
  return join(modules, path === undefined ? `.bin/${name}` : `${name}/${path}`);
}
