import { Command } from "commander";
import { recordState, stateIsKnown } from "./generated-state.ts";
import { recover } from "./journal.ts";
import { runCommand } from "./run-command.ts";
import { root } from "./workspace.ts";

interface Options {
  readonly check?: boolean;
  readonly cache: boolean;
  readonly root: string;
}

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("generate")
    .description("Writes the SDKs in packages/ from the descriptions in specs/.")
    .argument("[vendor...]", "only these vendors")
    .option("--check", "write nothing, and fail when something would change")
    .option("--no-cache", "generate even when nothing has changed since the last time")
    .option("--root <folder>", "the folder that holds specs/ and packages/", root)
    .action((vendors: string[], options: Options) => runCommand(() => run(vendors, options)));
  await command.parseAsync(argv);
}

async function run(vendors: readonly string[], { check = false, cache, root }: Options): Promise<void> {
  recover(root);
  const all = vendors.length === 0 && !check;
  if (all && cache && stateIsKnown(root)) {
    console.log("Nothing has changed since everything was generated.");
    return;
  }
  // The pipeline takes long to load.
  const { generateVendors } = await import("./generate-vendors.ts");
  const files = await generateVendors(root, vendors, check);
  if (all) recordState(root, files);
}
