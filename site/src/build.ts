import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "../../scripts/commands/workspace.ts";
import { createSite } from "./site.ts";

const folder = join(import.meta.dirname, "../dist");
const site = await createSite(root);
rmSync(folder, { recursive: true, force: true });
for (const [path, content] of site) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}
console.log(`${site.size} files in site/dist`);
