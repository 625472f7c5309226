import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { installedVersion } from "../installed-version.ts";
import { root } from "../paths.ts";
import { clients } from "./clients/index.ts";
import { documentOf, summaryOf } from "./document.ts";
import { experiment } from "./experiment.ts";
import { between } from "./markers.ts";
import { pictureOf } from "./picture.ts";
import { planOf } from "./plan.ts";
import { type Experiment, type Outcome, textTable } from "./table.ts";

const DEFAULTS = { starts: 240, seed: 1 };

/** `pnpm bench chaos`: starts over connections that break, by every client. */
export const chaos = new Command("chaos")
  .description("starts scripts over connections that break, with our client and others; writes docs/chaos.md")
  .option("--starts <number>", "starts by each client", whole, DEFAULTS.starts)
  .option("--seed <number>", "decides which connections break", whole, DEFAULTS.seed)
  .action(async ({ starts, seed }: { readonly starts: number; readonly seed: number }) => {
    const outcomes: Outcome[] = [];
    for (const client of clients) {
      console.error(`${client.title} …`);
      outcomes.push({ client, counts: await experiment(client, starts, planOf(seed)) });
    }
    console.log(textTable(outcomes));
    const isWhole = starts === DEFAULTS.starts && seed === DEFAULTS.seed;
    if (isWhole) write({ starts, seed, outcomes, ...circumstances() });
    process.exitCode = complain(outcomes) ? 1 : 0;
  });

function whole(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError("It must be a whole number from 1 to 999999.");
}

const circumstances = () => ({
  date: new Date().toISOString().slice(0, 10),
  node: process.versions.node,
  versions: Object.fromEntries(
    [...new Set(clients.flatMap(({ packages }) => packages))].map((name) => [name, installedVersion(name)]),
  ),
});

function write(run: Experiment): void {
  const readme = join(root, "README.md");
  writeFileSync(join(root, "docs/chaos.md"), documentOf(run));
  writeFileSync(join(root, "docs/chaos.svg"), pictureOf(run));
  writeFileSync(readme, between(readFileSync(readme, "utf8"), "chaos", summaryOf(run)));
  console.error("wrote docs/chaos.md, docs/chaos.svg and the table in README.md");
}

/** Says what is wrong with our own figures; any client's that told its caller what the record shows to be false. */
function complain(outcomes: readonly Outcome[]): boolean {
  const wrong = outcomes.filter(({ client: { packages }, counts: { twice, ranWithError, wrong } }) => {
    const isOurs = packages.length === 0;
    return wrong > 0 || (isOurs && twice + ranWithError > 0);
  });
  for (const { client, counts } of wrong) console.error(`${client.title}: ${JSON.stringify(counts)}`);
  return wrong.length > 0;
}
