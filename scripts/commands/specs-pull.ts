import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import { fetchText, isAddress } from "./fetch-text.ts";
import { pullSpec } from "./pull-spec.ts";
import { runCommand } from "./run-command.ts";
import { chooseVendors, root, UsageError, vendorsIn } from "./workspace.ts";
import { applyChanges, changesIn } from "./write-files.ts";

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("specs:pull")
    .description("Refreshes specs/<vendor>/openapi.yaml and source.json. The only command that uses the network.")
    .argument("<vendor>")
    .option("--from <url or file>", "instead of the address in source.json")
    .action((vendor: string, { from }: { from?: string }) => runCommand(() => pull(root, vendor, from)));
  await command.parseAsync(argv);
}

/** Writes nothing unless everything went well. */
export async function pull(folder: string, vendor: string, from?: string): Promise<void> {
  chooseVendors([vendor], vendorsIn(folder));
  const target = join(folder, "specs", vendor);
  const sourceFile = join(target, "source.json");
  const source = existsSync(sourceFile) ? JSON.parse(readFileSync(sourceFile, "utf8")) : {};
  const origin = from ?? source.url;
  if (typeof origin !== "string") {
    throw new UsageError(
      `${vendor} publishes no file to fetch. Give one: pnpm specs:pull ${vendor} --from <url or file>`,
    );
  }
  const text = isAddress(origin) ? await fetchText(origin) : await readFile(origin, "utf8").catch(unreadable(origin));
  const files = pullSpec({ vendor, text, origin, source, today: new Date().toISOString().slice(0, 10) });
  const changes = await changesIn(target, files);
  await applyChanges(target, changes);
  const changed = changes.map((change) => `specs/${vendor}/${change.path}`);
  console.log(changed.length > 0 ? `${pc.green("Changed:")} ${changed.join(", ")}` : "Nothing has changed.");
}

function unreadable(path: string): (error: unknown) => never {
  return (error) => {
    throw new UsageError(`Cannot read ${path}: ${error instanceof Error ? error.message : error}`);
  };
}
