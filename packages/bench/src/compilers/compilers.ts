import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { programOf } from "../programs.ts";

export const versions = ["5.4.5", "5.9.3", "6.0.3", "7.0.2"];
export const resolutions = ["bundler", "node16", "nodenext"] as const;
/** Whose types of `fetch`, streams and so on a program has. */
export const libraries: Readonly<Record<string, object>> = {
  "DOM lib": { lib: ["es2023", "dom", "dom.iterable"] },
  "no DOM lib": { lib: ["es2023"] },
};

/** What a compiler says of the program in a folder; nothing where it type-checks. */
export async function complaints(
  folder: string,
  version: string,
  resolution: (typeof resolutions)[number],
  library: string,
): Promise<string> {
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, skipLibCheck: false, noEmit: true, target: "es2022" },
    ...{ module: resolution === "bundler" ? "esnext" : resolution, moduleResolution: resolution, types: ["node"] },
    ...libraries[library],
  };
  const file = join(folder, `tsconfig.${resolution}.json`);
  writeFileSync(file, JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  const node = process.execPath;
  // Run by this Node, as the old compilers know no newer one than theirs by a shebang.
  return promisify(execFile)(node, [programOf("typescript", version, "bin/tsc"), "-p", file]).then(
    () => "",
    ({ stdout, stderr }) => `${stdout}${stderr}`.trim(),
  );
}
