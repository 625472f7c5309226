import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** The guides, in the order in which they are read. Each is a file of `docs/guide`. */
export const guides = [
  "first-run",
  "reviews",
  "lost-starts",
  "waiting",
  "fleets",
  "mock",
  "errors",
  "retries",
  "proxies",
  "upgrading",
] as const;

const packages = ["core", "hoop", "airplane", "blink", "mock"];

/** The documents of the repository that are pages, by their paths there: guides, what stands in `docs`, READMEs. */
export function documentsIn(root: string): ReadonlyMap<string, string> {
  const facts = readdirSync(join(root, "docs"))
    .filter((file) => file.endsWith(".md"))
    .sort();
  const all: readonly [string, string][] = [
    ...guides.map((name): [string, string] => [`docs/guide/${name}.md`, `guide/${name}.html`]),
    ...facts.map((file): [string, string] => [`docs/${file}`, `facts/${file.replace(/md$/, "html")}`]),
    ...packages.map((name): [string, string] => [`packages/${name}/README.md`, `packages/${name}.html`]),
    ["packages/mock/COMPARISON.md", "packages/mock-compared.html"],
  ];
  return new Map(all.filter(([file]) => existsSync(join(root, file))));
}
