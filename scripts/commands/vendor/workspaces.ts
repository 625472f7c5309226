import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isList, isObject } from "../../pipeline/json/json.ts";
import { parseYaml } from "../../pipeline/read/yaml.ts";

const FILE = "pnpm-workspace.yaml";

/** The folders of the workspace's packages, as pnpm-workspace.yaml lists them; the root's own is "". */
export function workspacesIn(folder: string): readonly string[] {
  const file = join(folder, FILE);
  const workspace = existsSync(file)
    ? parseYaml(readFileSync(file, "utf8"), FILE)
    : { packages: ["packages/*", "examples"] };
  const patterns = isObject(workspace) && isList(workspace.packages) ? workspace.packages.map(String) : [];
  return [
    "",
    ...patterns.flatMap((pattern) => (pattern.endsWith("/*") ? foldersIn(folder, pattern.slice(0, -2)) : [pattern])),
  ];
}

function foldersIn(folder: string, home: string): readonly string[] {
  if (!existsSync(join(folder, home))) return [];
  return readdirSync(join(folder, home)).map((name) => `${home}/${name}`);
}
