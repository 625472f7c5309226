import { readFileSync } from "node:fs";

/** What the columns' packages are, as installed. */
export const versions = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [
      "openapi-fetch",
      "@hey-api/openapi-ts",
      "openai",
      "@octokit/core",
      "@octokit/plugin-retry",
      "@octokit/plugin-paginate-rest",
    ].map((name) => [name, installed(name)]),
  );

function installed(name: string): string {
  const path = new URL(`../../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, "utf8")) as { version: string }).version;
}
