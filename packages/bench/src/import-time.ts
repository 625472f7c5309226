import { writeFileSync } from "node:fs";
import type { Row } from "./check.ts";
import { run, withPublished } from "./published.ts";

const ROUNDS = 15;

/** Milliseconds that importing a vendor's package takes a process that has just started. */
export const importTime = (): Promise<readonly Row[]> =>
  withPublished(["core", "hoop"], (folder) => {
    writeFileSync(`${folder}/import.mjs`, program);
    const times = Array.from({ length: ROUNDS }, () => Number(run(["import.mjs"], folder)));
    // The least: whatever else the machine does only adds to it.
    return [["import of @x/hoop", `${Math.min(...times).toFixed(1)} ms`]];
  });

const program = `
const started = performance.now();
await import("@x/hoop");
console.log(performance.now() - started);`;
