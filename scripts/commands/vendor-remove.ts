import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import pc from "picocolors";
import { commit, recover } from "./journal.ts";
import { runCommand } from "./run-command.ts";
import { linkPackages } from "./run-pnpm.ts";
import { dependents } from "./vendor/dependents.ts";
import { newLockfile } from "./vendor/lockfile.ts";
import { mockManifest } from "./vendor/mock-manifest.ts";
import { redFile } from "./vendor/red.ts";
import { documentsOf } from "./vendor-files.ts";
import { chooseVendors, root, UsageError, vendorsIn } from "./workspace.ts";
import { type Change, changesIn } from "./write-files.ts";

interface Options {
  readonly root: string;
  readonly install: boolean;
}

export async function main(argv: readonly string[]): Promise<void> {
  const command = new Command("vendor:remove")
    .description("Takes a vendor's description, package, mock and contract tests away: all or nothing.")
    .argument("<name>")
    .option("--no-install", "leave the lockfile and the links as they are")
    .option("--root <folder>", "the folder that holds specs/ and packages/", root)
    .action((name: string, options: Options) => runCommand(() => removeVendor(name, options)));
  await command.parseAsync(argv);
}

export async function removeVendor(name: string, { root: folder, install }: Options): Promise<void> {
  recover(folder);
  chooseVendors([name], vendorsIn(folder));
  const others = dependents(folder, name);
  if (others.length > 0) {
    throw new UsageError(
      `${name} cannot be removed while others depend on it:\n${others.map((one) => `  ${one}`).join("\n")}`,
    );
  }
  const left = vendorsIn(folder).filter((one) => one !== name);
  const files = new Map([...documentsOf(folder, left), ...mockManifest(folder, { remove: name })]);
  if (install) {
    const manifests = new Map<string, string | undefined>([
      ...[...files].filter(([path]) => path.endsWith("/package.json")),
      [`packages/${name}/package.json`, undefined],
    ]);
    for (const [path, text] of await newLockfile(folder, manifests)) files.set(path, text);
  }
  const gone = filesOfVendor(folder, name).map(
    (path): Change => ({ path, before: readFileSync(join(folder, path), "utf8"), after: undefined }),
  );
  const changes = [
    ...(await changesIn(folder, files)).filter(({ path }) => !gone.some((one) => one.path === path)),
    ...gone,
  ];
  commit(folder, changes);
  // What no repository has: links, builds, caches.
  for (const home of homes(name)) rmSync(join(folder, home), { recursive: true, force: true });
  if (install) await linkPackages(folder);
  console.log(pc.green(`${name} is gone: ${gone.length} files.`));
}

const homes = (name: string): readonly string[] => [`specs/${name}`, `packages/${name}`];

/** Every file that is only there for the vendor. */
function filesOfVendor(folder: string, name: string): readonly string[] {
  const single = [
    `packages/mock/test/contract/effects/${name}.txt`,
    redFile(name),
    `packages/mock/test/support/vendors/${name}.ts`,
    `.changeset/add-${name}.md`,
  ];
  return [
    ...homes(name).flatMap((home) => filesBelow(folder, home)),
    ...single.filter((path) => existsSync(join(folder, path))),
  ];
}

function filesBelow(folder: string, home: string): readonly string[] {
  const path = join(folder, home);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "node_modules" || entry.name === "dist" || entry.name === ".turbo") return [];
    return entry.isDirectory() ? filesBelow(folder, `${home}/${entry.name}`) : [`${home}/${entry.name}`];
  });
}
