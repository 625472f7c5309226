import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import pc from "picocolors";
import { digest } from "../pipeline/text/digest.ts";
import { fetchDescription } from "./descriptions/fetch.ts";
import { type Description, descriptions } from "./descriptions/manifest.ts";
import type { Outcome } from "./descriptions/outcome.ts";
import { tableOf } from "./descriptions/table.ts";
import { tryDescriptions } from "./descriptions/try.ts";
import { runCommand } from "./run-command.ts";
import { generatorDigest, root, UsageError } from "./workspace.ts";

interface Options {
  readonly jobs: string;
  readonly limit: string;
  readonly again: boolean;
  readonly batch: string;
  readonly here?: true;
}

const cache = join(root, "node_modules/.cache/descriptions");
const page = join(root, "docs/descriptions.md");

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("descriptions")
    .description("Tries vendor:add on public descriptions, and writes docs/descriptions.md. Takes up where it stopped.")
    .argument("[name...]", "those to try; all of scripts/descriptions/descriptions.json by default")
    .option("--jobs <number>", "how many at once", "2")
    .option("--limit <seconds>", "the most time for one", "240")
    .option("--again", "also those that were tried with this generator", false)
    .option("--batch <number>", "how many in one copy of the tree", "8")
    .option("--here", "in this process, and only note what became of them")
    .action((names: readonly string[], options: Options) => runCommand(() => run(names, options)));
  await command.parseAsync(argv);
}

async function run(names: readonly string[], options: Options): Promise<void> {
  const all = descriptions();
  const unknown = names.filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0) throw new UsageError(`There is no description ${unknown.join(", ")}.`);
  const asked = names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
  mkdirSync(cache, { recursive: true });
  const generator = generatorDigest();
  if (options.here) return tryHere(asked, generator);
  const left = asked.filter((one) => options.again || outcomeOf(one)?.key !== keyOf(one, generator));
  const total = left.length;
  const worker = async () => {
    while (left.length > 0) {
      const batch = left.splice(0, Number(options.batch));
      for (const outcome of await inProcess(batch, generator, Number(options.limit) * batch.length)) {
        console.log(`${pc.dim(`${total - left.length} of ${total}`)}  ${lineOf(outcome)}`);
      }
      writePage(all);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Number(options.jobs)) }, worker));
  writePage(all);
}

async function tryHere(batch: readonly Description[], generator: string): Promise<void> {
  const given = [];
  for (const one of batch) {
    given.push({ name: one.name, file: await fetchDescription(cache, one), key: keyOf(one, generator) });
  }
  for (const outcome of await tryDescriptions(root, given)) note(outcome);
}

/** In a process of its own, which ends when its time is over; each is then tried by itself. */
async function inProcess(
  batch: readonly Description[],
  generator: string,
  seconds: number,
): Promise<readonly Outcome[]> {
  for (const one of batch) rmSync(fileOf(one.name), { force: true });
  const script = fileURLToPath(new URL("../descriptions.ts", import.meta.url));
  const args = ["--max-old-space-size=6000", script, ...batch.map(({ name }) => name), "--here"];
  const failure = await new Promise<Error | null>((resolve) => {
    execFile(process.execPath, args, { timeout: seconds * 1000 }, (error, _stdout, stderr) =>
      resolve(error && new Error(error.killed ? `not done after ${seconds} s` : stderr || error.message)),
    );
  });
  const known = batch.flatMap((one) => outcomeOf(one) ?? []);
  if (known.length === batch.length) return known;
  const [one, ...more] = batch;
  if (one === undefined) return [];
  if (more.length > 0) {
    const apart: Outcome[] = [];
    for (const each of batch) apart.push(...(await inProcess([each], generator, seconds / batch.length)));
    return apart;
  }
  const none = { format: "", operations: 0, methods: 0, without: {}, typed: false, passed: 0, failed: [] };
  return [
    note({ name: one.name, key: keyOf(one, generator), ...none, refused: String(failure?.message).slice(0, 500) }),
  ];
}

const fileOf = (name: string) => join(cache, `${name}.outcome.json`);

function outcomeOf({ name }: Description): Outcome | undefined {
  return existsSync(fileOf(name)) ? (JSON.parse(readFileSync(fileOf(name), "utf8")) as Outcome) : undefined;
}

function note(outcome: Outcome): Outcome {
  writeFileSync(fileOf(outcome.name), JSON.stringify(outcome, null, 2));
  return outcome;
}

const keyOf = ({ sha256 }: Description, generator: string) => digest(sha256, generator);

function writePage(all: readonly Description[]): void {
  const outcomes = all.flatMap((one) => outcomeOf(one) ?? []);
  writeFileSync(page, tableOf(all, new Map(outcomes.map((outcome) => [outcome.name, outcome]))));
}

function lineOf({ name, operations, methods, refused, typed, passed, failed }: Outcome): string {
  if (refused !== undefined) return `${pc.bold(name)}: ${pc.red(refused.slice(0, 120))}`;
  const types = typed ? "types right" : pc.red("types wrong");
  const tests =
    failed.length === 0 ? pc.green(`${passed} green`) : `${passed} green, ${pc.red(`${failed.length} red`)}`;
  return `${pc.bold(name)}: ${methods} of ${operations} operations, ${types}, ${tests}`;
}
