import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { Command } from "commander";
import { runCommand } from "./run-command.ts";
import { root } from "./workspace.ts";

interface Options {
  readonly check?: true;
  readonly cache: boolean;
}

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("generate")
    .description("Writes the SDKs in packages/ from the descriptions in specs/.")
    .argument("[vendor...]", "only these vendors")
    .option("--check", "write nothing, and fail when something would change")
    .option("--no-cache", "generate even when nothing has changed since the last time")
    .action((vendors: string[], { check, cache }: Options) => {
      if (cache && !check && vendors.length === 0 && inPackageManager()) return throughTurbo();
      return runCommand(async () => {
        // The pipeline takes long to load, and turbo may find that there is nothing to do.
        const { generateVendors } = await import("./generate-vendors.ts");
        return generateVendors(root, vendors, check === true);
      });
    });
  await command.parseAsync(argv);
}

/** turbo starts tasks with the package manager it finds in the path. */
function inPackageManager(): boolean {
  return process.env.npm_config_user_agent !== undefined;
}

/** Everything at once is a task of turbo, which knows when there is nothing to do. */
function throughTurbo(): void {
  const turbo = join(root, "node_modules", ".bin", "turbo");
  const { status, error } = spawnSync(turbo, ["run", "generate", "--filter=@x/scripts", "--output-logs=new-only"], {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
}
