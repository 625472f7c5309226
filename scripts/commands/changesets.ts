import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Bump, bumps, highest } from "../pipeline/diff/change.ts";
import { isObject } from "../pipeline/json/json.ts";
import { parseYaml } from "../pipeline/read/yaml.ts";

/** The highest bump that the pending changesets ask for a package. */
export function pendingBump(folder: string, packageName: string): Bump {
  const changesets = join(folder, ".changeset");
  if (!existsSync(changesets)) return "none";
  const files = readdirSync(changesets).filter((file) => file.endsWith(".md") && file !== "README.md");
  return highest(files.map((file) => bumpIn(readFileSync(join(changesets, file), "utf8"), packageName, file)));
}

function bumpIn(text: string, packageName: string, file: string): Bump {
  const [, front = ""] = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text) ?? [];
  const asked = parseYaml(front, `.changeset/${file}`);
  const bump = isObject(asked) ? asked[packageName] : undefined;
  return bumps.find((one) => one === bump) ?? "none";
}

/** The name under which a vendor's package is published. */
export function packageNameOf(folder: string, vendor: string): string {
  const file = join(folder, "packages", vendor, "package.json");
  const manifest = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { readonly name?: string }) : {};
  return manifest.name ?? `@x/${vendor}`;
}
