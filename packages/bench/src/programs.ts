import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./paths.ts";

/** A program that comes in a package of npm, installed where it is missing, in a folder that no commit knows. */
export function programOf(name: string, version: string, path?: string): string {
  const folder = join(root, "packages/bench/node_modules/.cache/programs", `${name}-${version}`);
  const program = join(folder, "node_modules", path === undefined ? `.bin/${name}` : `${name}/${path}`);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `{ "private": true }`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", `${name}@${version}`], {
    cwd: folder,
  });
  return program;
}
