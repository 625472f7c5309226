import { installedVersion } from "../installed-version.ts";

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
    ].map((name) => [name, installedVersion(name)]),
  );
