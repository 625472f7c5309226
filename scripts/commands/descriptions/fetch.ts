import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { run } from "../run-node.ts";
import { UsageError } from "../workspace.ts";
import type { Description } from "./manifest.ts";

/** Where a description is on this machine; its package is fetched once. */
export async function fetchDescription(cache: string, description: Description): Promise<string> {
  const { name, package: from, version, path, sha256 } = description;
  const home = join(cache, `${from.replace(/[@/]/g, "-")}-${version}`);
  if (!existsSync(home)) await fetchPackage(home, `${from}@${version}`);
  const packed = join(home, "package", path);
  const bytes = readFileSync(packed);
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== sha256)
    throw new UsageError(`${name}: ${path} of ${from}@${version} has the digest ${found}, not ${sha256}`);
  if (!packed.endsWith(".gz")) return packed;
  writeFileSync(packed.slice(0, -3), gunzipSync(bytes));
  return packed.slice(0, -3);
}

/** Whole or not at all. */
async function fetchPackage(home: string, what: string): Promise<void> {
  const partial = `${home}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  await run(`The download of ${what}`, partial, "npm", ["pack", what, "--silent"]);
  await run(`The package ${what}`, partial, "sh", ["-c", "tar -xzf *.tgz && rm *.tgz"]);
  renameSync(partial, home);
}
