import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The address of the repository's pages, where its packages name one. */
export function repositoryOf(root: string): string | undefined {
  const { repository } = JSON.parse(readFileSync(join(root, "packages/core/package.json"), "utf8")) as {
    readonly repository?: string | { readonly url?: string };
  };
  const url = typeof repository === "object" ? repository.url : repository;
  return url?.replace(/^git\+/, "").replace(/\.git$/, "");
}
