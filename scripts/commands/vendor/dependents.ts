import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { workspacesIn } from "./workspaces.ts";

/** What would break without a vendor's package: manifests, files and changesets that name it, each with what it says. */
export function dependents(folder: string, vendor: string): readonly string[] {
  const name = `@x/${vendor}`;
  const others = workspacesIn(folder).filter((home) => home !== "" && home !== `packages/${vendor}`);
  return [
    ...others
      .filter((home) => home !== "packages/mock" && dependsOn(folder, home, name))
      .map((home) => `${home}/package.json depends on ${name}`),
    ...others
      .flatMap((home) => filesThatImport(folder, home, name))
      .filter((path) => !isOwn(path, vendor))
      .map((path) => `${path} imports ${name}`),
    ...namesIn(join(folder, ".changeset"))
      .filter((file) => file.endsWith(".md") && file !== `add-${vendor}.md`)
      .filter((file) => textOf(folder, `.changeset/${file}`).includes(`"${name}"`))
      .map((file) => `.changeset/${file} is about ${name}`),
  ];
}

/** What is there for the vendor, or made anew without it. */
const isOwn = (path: string, vendor: string) =>
  path.includes("/generated/") || path === `packages/mock/test/support/vendors/${vendor}.ts`;

function dependsOn(folder: string, home: string, name: string): boolean {
  if (!existsSync(join(folder, home, "package.json"))) return false;
  const manifest = JSON.parse(textOf(folder, `${home}/package.json`)) as Readonly<Record<string, unknown>>;
  return ["dependencies", "devDependencies", "peerDependencies", "optionalDependencies"].some((kind) => {
    const names = manifest[kind];
    return typeof names === "object" && names !== null && Object.hasOwn(names, name);
  });
}

function filesThatImport(folder: string, home: string, name: string): readonly string[] {
  const imported = new RegExp(`["']${name}(?:/[^"']*)?["']`);
  return sourcesBelow(folder, home).filter((path) => imported.test(textOf(folder, path)));
}

function sourcesBelow(folder: string, home: string): readonly string[] {
  if (!existsSync(join(folder, home))) return [];
  return readdirSync(join(folder, home), { withFileTypes: true }).flatMap((entry) => {
    const path = `${home}/${entry.name}`;
    if (entry.isDirectory()) return left.has(entry.name) ? [] : sourcesBelow(folder, path);
    return /\.[cm]?[jt]s$/.test(entry.name) ? [path] : [];
  });
}

const left: ReadonlySet<string> = new Set(["node_modules", "dist", ".turbo", "fixtures"]);

const namesIn = (path: string) => (existsSync(path) ? readdirSync(path) : []);
const textOf = (folder: string, path: string) => readFileSync(join(folder, path), "utf8");
