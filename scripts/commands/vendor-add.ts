import { Command } from "commander";
import pc from "picocolors";
import { type Gathered, gather } from "./gather.ts";
import { commit, recover } from "./journal.ts";
import { runCommand } from "./run-command.ts";
import { linkPackages } from "./run-pnpm.ts";
import { checkNewName } from "./vendor/check-name.ts";
import { newLockfile } from "./vendor/lockfile.ts";
import { make, withRed } from "./vendor/make.ts";
import { newVendorText } from "./vendor/report.ts";
import { tryVendor } from "./vendor/try.ts";
import { root } from "./workspace.ts";
import { changesIn } from "./write-files.ts";

interface Options {
  readonly root: string;
  readonly trial: boolean;
}

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("vendor:add")
    .description("Makes a working package of a description nobody has looked at: all or nothing.")
    .argument("<name>", "what the package and its folders are called")
    .argument("<url or file>", "the description: OpenAPI 3 or Swagger 2.0, JSON or YAML")
    .option("--no-trial", "leave out the types, the contract tests and the install")
    .option("--root <folder>", "the folder that holds specs/ and packages/", root)
    .action((name: string, origin: string, options: Options) => runCommand(() => addVendor(name, origin, options)));
  await command.parseAsync(argv);
}

export async function addVendor(name: string, origin: string, { root: folder, trial }: Options): Promise<void> {
  const since = performance.now();
  const seconds = () => (performance.now() - since) / 1000;
  const tell = (step: string) => console.log(pc.dim(`${seconds().toFixed(1).padStart(5)} s  ${step}`));
  recover(folder);
  checkNewName(folder, name);
  tell(`Reading ${origin}`);
  // Nothing is here that a server could call up to date.
  const gathered = (await gather(origin)) as Gathered;
  tell("Proposing names, effects, pages and runs, and generating");
  const made = make(folder, name, origin, gathered);
  const tried = trial ? await tryVendor(folder, name, made.files, tell) : undefined;
  const files = new Map(tried ? withRed(folder, name, made, tried.files, tried.contract.failed) : made.files);
  if (trial) {
    tell("Linking the package");
    for (const [path, text] of await newLockfile(folder, manifestsIn(files))) files.set(path, text);
  }
  commit(folder, await changesIn(folder, files));
  if (trial) await linkPackages(folder);
  console.log(newVendorText({ ...made, name, files, contract: tried?.contract, seconds: seconds() }));
}

const manifestsIn = (files: ReadonlyMap<string, string>) =>
  new Map([...files].filter(([path]) => /^packages\/[^/]+\/package\.json$/.test(path)));
