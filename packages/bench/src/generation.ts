import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dump } from "js-yaml";
import { largeDescription } from "./large-description.ts";
import { median } from "./median.ts";
import { root, vendors } from "./paths.ts";

const ROUNDS = 5;

/** Generating everything, in a process of its own, against openapi-typescript alone on the same documents. */
export function generation(): string[][] {
  const ours = vendors.map((vendor) => `${root}packages/${vendor}/openapi.json`);
  return [
    ...rows("all vendors", ["--check"], ours),
    ...withLarge((folder, file) => rows("large", ["--no-cache", "--root", folder], [file])),
  ];
}

/** Pairs, one right after the other, so that whatever else the machine does meets both. */
function rows(what: string, args: readonly string[], documents: readonly string[]): string[][] {
  const pairs = Array.from({ length: ROUNDS }, () => ({
    ours: milliseconds(["scripts/generate.ts", ...args]),
    alone: milliseconds(["packages/bench/src/openapi-typescript-alone.ts", ...documents]),
  }));
  const ratio = median(pairs.map(({ ours, alone }) => ours / alone));
  return [
    [`generate, ${what}, cold`, `${Math.round(median(pairs.map(({ ours }) => ours)))} ms`, ""],
    ["openapi-typescript alone, same documents", `${Math.round(median(pairs.map(({ alone }) => alone)))} ms`, ""],
    [`generate over openapi-typescript, ${what}`, ratio.toFixed(2), ""],
  ];
}

/** A folder in which a large made-up description is the only vendor. */
function withLarge<T>(use: (folder: string, file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "large-"));
  try {
    const { spec, overlay } = largeDescription();
    mkdirSync(join(folder, "specs/large"), { recursive: true });
    writeFileSync(join(folder, "specs/large/openapi.yaml"), dump(spec, { noRefs: true }));
    writeFileSync(join(folder, "specs/large/overlay.yaml"), dump(overlay, { noRefs: true }));
    const file = join(folder, "openapi.json");
    writeFileSync(file, JSON.stringify(spec));
    return use(folder, file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function milliseconds(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stderr}`);
  return performance.now() - started;
}
