import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inOwnFolder } from "../own-folder.ts";
import { runPnpm } from "../run-pnpm.ts";
import { workspacesIn } from "./workspaces.ts";

const LOCKFILE = "pnpm-lock.yaml";

/** The lockfile that belongs to manifests as they will be, made offline beside the tree; `undefined`: a manifest that goes. */
export async function newLockfile(
  folder: string,
  manifests: ReadonlyMap<string, string | undefined>,
): Promise<ReadonlyMap<string, string>> {
  if (!existsSync(join(folder, LOCKFILE))) return new Map();
  return inOwnFolder("lockfile", async (copy) => {
    for (const path of [
      LOCKFILE,
      "pnpm-workspace.yaml",
      ...workspacesIn(folder).map((home) => join(home, "package.json")),
    ])
      copyInto(folder, copy, path);
    for (const [path, text] of manifests) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      if (text === undefined) rmSync(join(copy, path), { force: true });
      else writeFileSync(join(copy, path), text);
    }
    await runPnpm("The dependencies", copy, ["install", "--lockfile-only", "--offline", "--ignore-scripts"]);
    return new Map([[LOCKFILE, readFileSync(join(copy, LOCKFILE), "utf8")]]);
  });
}

function copyInto(folder: string, copy: string, path: string): void {
  if (!existsSync(join(folder, path))) return;
  mkdirSync(dirname(join(copy, path)), { recursive: true });
  cpSync(join(folder, path), join(copy, path));
}
