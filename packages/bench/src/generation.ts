import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
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

/** What a process took: its time, and the most memory it had at once. */
interface Cost {
  readonly ms: number;
  readonly mb: number;
}

/** Pairs, one right after the other, so that whatever else the machine does meets both. */
function rows(what: string, args: readonly string[], documents: readonly string[]): string[][] {
  const pairs = Array.from({ length: ROUNDS }, () => ({
    ours: costOf([...generate, ...args]),
    alone: costOf(["packages/bench/src/openapi-typescript-alone.ts", ...documents]),
  }));
  const middle = (of: (pair: (typeof pairs)[number]) => number) => median(pairs.map(of));
  const text = (who: "ours" | "alone") => [
    `${Math.round(middle((pair) => pair[who].ms))} ms`,
    `${Math.round(middle((pair) => pair[who].mb))} MB`,
  ];
  return [
    [`generate, ${what}, cold`, ...text("ours")],
    ["openapi-typescript alone, same documents", ...text("alone")],
    [`generate over openapi-typescript, ${what}`, middle(({ ours, alone }) => ours.ms / alone.ms).toFixed(2), ""],
    [`the same in memory, ${what}`, middle(({ ours, alone }) => ours.mb / alone.mb).toFixed(2), ""],
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

/** What `pnpm generate` runs. */
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { scripts: { generate: string } };
const generate = scripts.generate.split(" ").slice(1);

function costOf(args: readonly string[]): Cost {
  const started = performance.now();
  const telling = ["--import", new URL("tell-peak.ts", import.meta.url).href];
  const { status, stderr, output } = spawnSync(process.execPath, [...telling, ...args], {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stderr}`);
  return { ms: performance.now() - started, mb: Number(output[3]) / 1024 };
}
