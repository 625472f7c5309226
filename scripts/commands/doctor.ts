import { statfs } from "node:fs/promises";
import { Command } from "commander";
import pc from "picocolors";
import { pathOf } from "./debian-program.ts";
import { runCommand } from "./run-command.ts";
import { root, UsageError } from "./workspace.ts";

interface Need {
  readonly what: string;
  readonly why: string;
  /** What would help; nothing where nothing is missing. */
  readonly missing: () => Promise<string | undefined>;
}

/** Programs the tests use; `needed` where no test installs them. */
const programs = [
  { name: "git", why: "changesets and the release's rehearsal", needed: true },
  { name: "npm", why: "tests that install packages as users do", needed: true },
  { name: "python3", why: "the mock from another language", needed: true },
  { name: "redis-server", why: "the fleet example on a queue", needed: false },
  { name: "chromium", why: "the site and the SDKs in a browser", needed: false },
  { name: "firefox-esr", why: "the SDKs in a browser", needed: false },
] as const;

const GIGABYTES = 4;

const needs: readonly Need[] = [
  ...programs.map(({ name, why, needed }) => ({
    what: name,
    why,
    missing: async () => {
      if ((await pathOf(name)) !== undefined) return undefined;
      return needed ? `install ${name}` : await installable(name);
    },
  })),
  {
    what: "space",
    why: `packages, runtimes and compilers that the tests bring, about ${GIGABYTES} GB`,
    missing: async () => {
      const { bavail, bsize } = await statfs(root);
      return bavail * bsize > GIGABYTES * 1e9 ? undefined : `free ${GIGABYTES} GB on the disk of ${root}`;
    },
  },
];

/** A test brings what Debian has, as root. */
async function installable(name: string): Promise<string | undefined> {
  const canInstall = process.getuid?.() === 0 && (await pathOf("apt-get")) !== undefined;
  return canInstall ? undefined : `install ${name}; only as root on Debian do the tests bring it themselves`;
}

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("doctor")
    .description("Says what this machine lacks for the whole of the tests.")
    .action(() => runCommand(examine));
  await command.parseAsync(argv);
}

async function examine(): Promise<void> {
  const found = await Promise.all(needs.map(async (need) => ({ ...need, help: await need.missing() })));
  for (const { what, why, help } of found) {
    console.log(`${help === undefined ? pc.green("✓") : pc.red("✗")} ${what.padEnd(14)} ${pc.dim(why)}`);
    if (help !== undefined) console.log(`  ${help}`);
  }
  const count = found.filter(({ help }) => help !== undefined).length;
  if (count > 0) throw new UsageError(`${count} of ${found.length} are missing.`);
}
