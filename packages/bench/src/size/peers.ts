import { execFileSync } from "node:child_process";
import { existsSync, lstatSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { consumer } from "../consumer.ts";
import { bundledBytes } from "./bundlers.ts";

/** A package, how it makes one call, and what that is beside: nothing of it is run. */
interface Subject {
  readonly install: () => string;
  readonly name: string;
  readonly call: string;
}

const published = (name: string, version: string, call: string): Subject => ({
  name,
  call,
  install: () => consumer([], [`${name}@${version}`]),
});

export const subjects: readonly Subject[] = [
  {
    name: "@x/hoop",
    install: () => consumer(["core", "hoop"]),
    call: `import { createHoopCaller } from "@x/hoop"; import { sessionsGet } from "@x/hoop/operations";
      console.log(await createHoopCaller()(sessionsGet, { session_id: "1" }));`,
  },
  published(
    "octokit",
    "5.0.5",
    `import { Octokit } from "octokit"; console.log(await new Octokit().request("GET /user"));`,
  ),
  published("stripe", "23.1.0", `import Stripe from "stripe"; console.log(await new Stripe("k").balance.retrieve());`),
  published("openai", "7.57.0", `import OpenAI from "openai"; console.log(await new OpenAI().models.list());`),
  published("ky", "2.1.0", `import ky from "ky"; console.log(await ky.get("https://x.example").json());`),
];

export interface Figures {
  readonly name: string;
  readonly packages: number;
  readonly bytes: number;
  readonly importMs: number;
  readonly oneCallBytes: number;
}

/** What a package costs who installs, imports and bundles it. */
export function figuresOf({ name, install, call }: Subject): Figures {
  const folder = install();
  try {
    const modules = packagesIn(join(folder, "node_modules"));
    writeFileSync(join(folder, "entry.mjs"), call);
    return {
      name,
      packages: modules.length,
      bytes: bytesOf(join(folder, "node_modules")),
      importMs: importMs(folder, name),
      oneCallBytes: bundledBytes(folder, "esbuild"),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The folders of packages, those inside others too. */
function packagesIn(modules: string): readonly string[] {
  if (!existsSync(modules)) return [];
  const names = readdirSync(modules).filter((name) => !name.startsWith("."));
  const scoped = names.filter((name) => name.startsWith("@"));
  const own = [
    ...names.filter((name) => !name.startsWith("@")),
    ...scoped.flatMap((scope) => readdirSync(join(modules, scope)).map((name) => join(scope, name))),
  ];
  return own.flatMap((name) => [join(modules, name), ...packagesIn(join(modules, name, "node_modules"))]);
}

export function bytesOf(path: string): number {
  const stat = lstatSync(path);
  if (!stat.isDirectory()) return stat.size;
  return readdirSync(path).reduce((sum, name) => sum + bytesOf(join(path, name)), 0);
}

const ROUNDS = 9;

/** The least of several: whatever else a machine does only adds to it. */
function importMs(folder: string, name: string): number {
  writeFileSync(
    join(folder, "import.mjs"),
    `const started = performance.now(); await import(${JSON.stringify(name)}); console.log(performance.now() - started);`,
  );
  const times = Array.from({ length: ROUNDS }, () =>
    Number(execFileSync(process.execPath, ["import.mjs"], { cwd: folder, encoding: "utf8" })),
  );
  return Math.min(...times);
}
