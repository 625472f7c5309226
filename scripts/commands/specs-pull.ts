import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import type { JsonObject } from "../pipeline/json/json.ts";
import { readDescription } from "../pipeline/read/read.ts";
import { withTexts } from "../pipeline/texts/apply.ts";
import { readTexts } from "../pipeline/texts/texts.ts";
import type { FetchOptions } from "./fetch-text.ts";
import { gather } from "./gather.ts";
import { recover } from "./journal.ts";
import { lostTextsText } from "./lost-texts.ts";
import { pullSpec, refuseParts } from "./pull-spec.ts";
import { runCommand } from "./run-command.ts";
import { chooseVendors, root, UsageError, vendorsIn } from "./workspace.ts";
import { applyChanges, changesIn } from "./write-files.ts";

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("specs:pull")
    .description("Refreshes specs/<vendor>/openapi.yaml and source.json.")
    .argument("<vendor>")
    .option("--from <url or file>", "instead of the address in source.json")
    .action((vendor: string, { from }: { from?: string }) => runCommand(() => pull(root, vendor, from)));
  await command.parseAsync(argv);
}

/** Writes nothing unless everything went well. */
export async function pull(folder: string, vendor: string, from?: string): Promise<void> {
  recover(folder);
  const files = await pulledFiles(folder, vendor, from);
  const changes = await changesIn(folder, files);
  await applyChanges(folder, changes);
  const changed = changes.map((change) => change.path);
  console.log(changed.length > 0 ? `${pc.green("Changed:")} ${changed.join(", ")}` : "Nothing has changed.");
  tellLostTexts(folder, vendor, files.get(`specs/${vendor}/openapi.yaml`));
}

/** What a pull would write, by paths from the root; nothing where the server says that nothing has changed. */
export async function pulledFiles(folder: string, vendor: string, from?: string): Promise<ReadonlyMap<string, string>> {
  chooseVendors([vendor], vendorsIn(folder));
  const source = sourceOf(folder, vendor);
  const origin = from ?? source.latest ?? source.url;
  if (typeof origin !== "string") {
    throw new UsageError(
      `${vendor} publishes no file to fetch. Give one: pnpm specs:pull ${vendor} --from <url or file>`,
    );
  }
  const gathered = await gather(origin, fetchOptions(folder, vendor, source, origin));
  if (gathered === undefined) return new Map();
  const today = new Date().toISOString().slice(0, 10);
  const files = pullSpec({ gathered, origin, source, today });
  const overlay = join(folder, "specs", vendor, "overlay.yaml");
  const corrections = existsSync(overlay) ? readFileSync(overlay, "utf8") : undefined;
  refuseParts(vendor, origin, files.get("openapi.yaml") ?? "", corrections);
  return new Map([...files].map(([file, text]) => [`specs/${vendor}/${file}`, text]));
}

function sourceOf(folder: string, vendor: string): JsonObject {
  const file = join(folder, "specs", vendor, "source.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as JsonObject) : {};
}

/** A copy that is here is only asked for again where it comes from the same place. */
function fetchOptions(folder: string, vendor: string, source: JsonObject, origin: string): FetchOptions {
  const { etag, url } = source;
  const isHere = existsSync(join(folder, "specs", vendor, "openapi.yaml"));
  const onProgress = (bytes: number) => process.stderr.write(`\r${origin}: ${Math.round(bytes / 1024)} kB\x1b[K`);
  return {
    ...(process.stderr.isTTY && { onProgress }),
    ...(typeof etag === "string" && url === origin && isHere && { etag }),
  };
}

function tellLostTexts(folder: string, vendor: string, spec: string | undefined): void {
  const file = `specs/${vendor}/texts.yaml`;
  if (spec === undefined || !existsSync(join(folder, file))) return;
  const texts = readTexts(readFileSync(join(folder, file), "utf8"), file);
  const { lost } = withTexts(readDescription(spec, `specs/${vendor}/openapi.yaml`), texts);
  if (lost.length > 0) console.warn(pc.yellow(lostTextsText(vendor, lost)));
}
