import { Command } from "commander";
import pc from "picocolors";
import { surfaceText } from "../pipeline/diff/surface-text.ts";
import { generate } from "../pipeline/generate.ts";
import { surfaceFile } from "./check-surface.ts";
import { runCommand } from "./run-command.ts";
import { chooseVendors, readSource, root, vendorsIn } from "./workspace.ts";
import { applyChanges, changesIn } from "./write-files.ts";

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("surface")
    .description("Notes what callers see of each client, as a release does: changesets are asked for from there.")
    .argument("[vendor...]", "only these vendors")
    .option("--root <folder>", "the folder that holds specs/ and packages/", root)
    .action((vendors: string[], options: { root: string }) => runCommand(() => noteSurfaces(options.root, vendors)));
  await command.parseAsync(argv);
}

export async function noteSurfaces(folder: string, asked: readonly string[]): Promise<void> {
  const vendors = chooseVendors(asked, vendorsIn(folder));
  const files = vendors.map((vendor): [string, string] => [
    surfaceFile(vendor),
    surfaceText(generate(readSource(folder, vendor)).surface),
  ]);
  const changes = await changesIn(folder, new Map(files));
  await applyChanges(folder, changes);
  for (const { path } of changes) console.log(`${pc.bold(path)}: ${pc.green("changed")}`);
}
