import { Command } from "commander";
import pc from "picocolors";
import { generate } from "../pipeline/generate.ts";
import { changesetOf } from "../pipeline/review/changeset.ts";
import { compareSources } from "../pipeline/review/compare.ts";
import { packageNameOf } from "./changesets.ts";
import { commit, recover } from "./journal.ts";
import { reportText } from "./report-text.ts";
import { runCommand } from "./run-command.ts";
import { pulledFiles } from "./specs-pull.ts";
import { type TrialOptions, tryChanges } from "./trial.ts";
import { filesOf } from "./vendor-files.ts";
import { readSource, root } from "./workspace.ts";
import { changesIn } from "./write-files.ts";

interface Options extends TrialOptions {
  readonly from?: string;
  readonly root: string;
}

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("regenerate")
    .description("Pulls a vendor's description and makes code, documents and a changeset of it: all or nothing.")
    .argument("<vendor>")
    .option("--from <url or file>", "instead of the address in source.json")
    .option("--no-types", "leave the type-check out")
    .option("--no-contract", "leave the contract tests out")
    .option("--root <folder>", "the folder that holds specs/ and packages/", root)
    .action((vendor: string, options: Options) => runCommand(() => regenerate(vendor, options)));
  await command.parseAsync(argv);
}

export async function regenerate(vendor: string, { root: folder, from, ...trial }: Options): Promise<void> {
  recover(folder);
  const pulled = await pulledFiles(folder, vendor, from);
  const before = readSource(folder, vendor);
  const after = { ...before, spec: pulled.get(`specs/${vendor}/openapi.yaml`) ?? before.spec };
  const report = compareSources(before, after);
  console.log(`${reportText(report)}\n`);

  const files = new Map([...pulled, ...filesOf(folder, after, generate(after))]);
  const changeset = changesetOf(report, packageNameOf(folder, vendor));
  if (changeset !== undefined) files.set(changeset.path, changeset.text);
  const changes = await changesIn(folder, files);
  if (changes.length === 0) {
    console.log("Nothing has changed.");
    return;
  }
  await tryChanges(folder, vendor, changes, trial);
  commit(folder, changes);
  for (const { path } of changes) console.log(`${pc.green("Changed:")} ${path}`);
}
