import { Command } from "commander";
import type { Report } from "../pipeline/review/compare.ts";
import { compareSources } from "../pipeline/review/compare.ts";
import { reportMarkdown } from "../pipeline/review/report-markdown.ts";
import { recover } from "./journal.ts";
import { reportText } from "./report-text.ts";
import { runCommand } from "./run-command.ts";
import { pulledFiles } from "./specs-pull.ts";
import { readSource, root } from "./workspace.ts";

const CHANGED = 3;

interface Options {
  readonly from?: string;
  readonly json?: true;
  readonly markdown?: true;
  readonly root: string;
}

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("specs:diff")
    .description("Says what has changed in a vendor's description, for whom, and which bump that asks for.")
    .argument("<vendor>")
    .option("--from <url or file>", "instead of the address in source.json")
    .option("--json", "for machines")
    .option("--markdown", "for a pull request")
    .option("--root <folder>", "the folder that holds specs/ and packages/", root)
    .addHelpText("after", "\nExit code: 0 nothing has changed, 3 something has, 1 an error.")
    .action((vendor: string, options: Options) => runCommand(() => tellDifference(vendor, options)));
  await command.parseAsync(argv);
}

async function tellDifference(vendor: string, options: Options): Promise<void> {
  const report = await difference(options.root, vendor, options.from);
  const text = options.json
    ? JSON.stringify(report, null, 2)
    : options.markdown
      ? reportMarkdown(report).trimEnd()
      : reportText(report);
  console.log(text);
  if (report.changes.length > 0) process.exitCode = CHANGED;
}

/** What a pull would change, and what that means. */
async function difference(folder: string, vendor: string, from?: string): Promise<Report> {
  recover(folder);
  const files = await pulledFiles(folder, vendor, from);
  const before = readSource(folder, vendor);
  const spec = files.get(`specs/${vendor}/openapi.yaml`) ?? before.spec;
  return compareSources(before, { ...before, spec });
}
