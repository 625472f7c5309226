import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter } from "node:path";
import type { Row } from "./check.ts";
import { root } from "./paths.ts";

const ROUNDS = 15;

/** Milliseconds that importing a vendor's package takes a process that has just started. */
export function importTime(): readonly Row[] {
  const folder = mkdtempSync(`${root}packages/bench/.consumer-`);
  try {
    const modules = `${folder}/node_modules`;
    for (const name of ["core", "hoop"]) install(name, modules);
    for (const name of ["openapi-fetch", "eventsource-parser"]) {
      symlinkSync(`${root}packages/core/node_modules/${name}`, `${modules}/${name}`);
    }
    writeFileSync(`${folder}/import.mjs`, program);
    const times = Array.from({ length: ROUNDS }, () => Number(output(["import.mjs"], folder)));
    // The least: whatever else the machine does only adds to it.
    return [["import of @x/hoop", `${Math.min(...times).toFixed(1)} ms`]];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const program = `
const started = performance.now();
await import("@x/hoop");
console.log(performance.now() - started);`;

/** A package as it is published: built, with the exports of its `publishConfig`. */
function install(name: string, modules: string): void {
  const [from, to] = [`${root}packages/${name}`, `${modules}/@x/${name}`];
  mkdirSync(to, { recursive: true });
  const manifest = JSON.parse(readFileSync(`${from}/package.json`, "utf8"));
  writeFileSync(`${to}/package.json`, JSON.stringify({ ...manifest, ...manifest.publishConfig }));
  output([`${root}scripts/build-package.ts`], from);
  cpSync(`${from}/dist`, `${to}/dist`, { recursive: true });
}

function output(args: readonly string[], cwd: string): string {
  // The build calls `tsc` by its name, as a script of the package would.
  const env = { ...process.env, PATH: `${root}node_modules/.bin${delimiter}${process.env.PATH}` };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}
