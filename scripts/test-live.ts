/** Runs a vendor's packed SDK at a real server of the vendor's: `pnpm test:live hoop`. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const live = join(root, "examples/live");
const [vendor = ""] = process.argv.slice(2);
const known = readdirSync(join(root, "specs")).filter((name) => existsSync(join(live, `${name}.ts`)));
if (!known.includes(vendor)) {
  console.error(`Name a vendor that can be tried live: ${known.join(", ")}.`);
  process.exit(1);
}
const run = (folder: string, ...args: readonly string[]): number =>
  spawnSync(process.execPath, args, { cwd: folder, stdio: "inherit" }).status ?? 1;

const missing = run(live, join(live, `${vendor}.ts`), "--needs");
process.exitCode = missing === 0 ? inFolder(tryPacked) : missing;

/** The SDK as a user installs it, and the program beside it. */
function tryPacked(folder: string): number {
  const pnpm = (...args: readonly string[]) => execFileSync("pnpm", args, { cwd: root, stdio: "pipe" });
  for (const name of ["core", vendor]) {
    pnpm("--filter", `@x/${name}`, "pack", "--pack-destination", folder);
  }
  writeFileSync(join(folder, "package.json"), `{ "name": "live", "private": true, "type": "module" }`);
  const tarballs = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", ...tarballs.map((name) => `./${name}`)], { cwd: folder });
  cpSync(live, folder, { recursive: true });
  return run(folder, join(folder, `${vendor}.ts`));
}

function inFolder(work: (folder: string) => number): number {
  const folder = mkdtempSync(join(tmpdir(), "live-"));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
