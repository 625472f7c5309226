import { spawnSync } from "node:child_process";
import { root } from "./paths.ts";

const ROUNDS = 5;

/** Generating everything, in a process of its own, against openapi-typescript alone on the same documents. */
export function generation(): string[][] {
  const ours: number[] = [];
  const alone: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(milliseconds(["scripts/generate.ts", "--check"]));
    alone.push(milliseconds(["packages/bench/src/openapi-typescript-alone.ts"]));
  }
  return [
    ["generate, all vendors, cold", `${median(ours)} ms`, ""],
    ["openapi-typescript alone, same documents", `${median(alone)} ms`, ""],
    ["ratio", (median(ours) / median(alone)).toFixed(2), "at most 1.3"],
  ];
}

function milliseconds(args: readonly string[]): number {
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stderr}`);
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
}
