import { readFileSync } from "node:fs";

/** A public description: a file in a package of the npm registry. */
export interface Description {
  readonly name: string;
  readonly package: string;
  readonly version: string;
  /** Of the file in the package. */
  readonly path: string;
  readonly sha256: string;
}

interface Listed {
  readonly package: string;
  readonly version: string;
  readonly descriptions: Readonly<Record<string, { readonly path: string; readonly sha256: string }>>;
}

const file = new URL("../../descriptions/descriptions.json", import.meta.url);

/** All that are listed, by name. */
export function descriptions(): readonly Description[] {
  const listed = JSON.parse(readFileSync(file, "utf8")) as readonly Listed[];
  return listed
    .flatMap(({ package: name, version, descriptions: all }) =>
      Object.entries(all).map(([key, one]) => ({ name: key, package: name, version, ...one })),
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
