import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import { hoversIn } from "./method-hovers.ts";
import { runCommand } from "./run-command.ts";
import { chooseVendors, root, UsageError, vendorsIn } from "./workspace.ts";

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("hovers")
    .description("Prints what an editor shows on methods of a client: its types and words as a user reads them.")
    .argument("<vendor>")
    .argument("[count]", "how many methods, chosen at random", "10")
    .option("--seed <number>", "another number chooses others", "1")
    .action((vendor: string, count: string, { seed }: { seed: string }) =>
      runCommand(async () => print(vendor, Number(count), Number(seed))),
    );
  await command.parseAsync(argv);
}

function print(vendor: string, count: number, seed: number): void {
  chooseVendors([vendor], vendorsIn(root));
  const file = join(root, "packages", vendor, "src/generated/client.ts");
  if (!existsSync(file)) throw new UsageError(`${file} is missing. Run "pnpm generate ${vendor}".`);
  for (const { name, signature, words } of hoversIn(readFileSync(file, "utf8"), { count, seed })) {
    console.log(`${pc.bold(name)}\n${pc.dim(signature)}\n${words}\n`);
  }
}
