import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./paths.ts";

/** A folder outside the workspace in which packages are installed as they are published, and others beside them. */
export function consumer(names: readonly string[], others: readonly string[] = []): string {
  const folder = mkdtempSync(join(tmpdir(), "consumer-"));
  for (const name of names) {
    execFileSync("pnpm", ["pack", "--pack-destination", folder], { cwd: join(root, "packages", name), stdio: "pipe" });
  }
  const tarballs = readdirSync(folder).map((name) => `./${name}`);
  writeFileSync(join(folder, "package.json"), `{ "name": "consumer", "private": true, "type": "module" }`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error", ...tarballs, ...others], {
    cwd: folder,
  });
  return folder;
}
