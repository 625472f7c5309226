/** Builds the package in the current folder: one file of JavaScript for each entry, the types beside it, and maps to `src`. */
import { execFileSync } from "node:child_process";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

interface Manifest {
  readonly exports: Readonly<Record<string, string>>;
}

rmSync("dist", { recursive: true, force: true });
execFileSync("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], { stdio: "inherit" });
for (const path of globSync("dist/generated/**/*.d.ts")) withoutMap(path);

const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
// Node takes about as long for each module as for the code in it, so the modules of an entry become one.
await build({
  entryPoints: Object.values(exports).filter((path) => path.endsWith(".ts")),
  outbase: "src",
  outdir: "dist",
  bundle: true,
  splitting: true,
  packages: "external",
  format: "esm",
  platform: "neutral",
  target: "es2023",
  sourcemap: true,
  // The sources are in the package themselves.
  sourcesContent: false,
});

/** Generated declarations say all that their sources say, and of a large description a third of them is indentation. */
function withoutMap(path: string): void {
  const text = readFileSync(path, "utf8").replace(/^\/\/# sourceMappingURL=.*$/m, "");
  writeFileSync(
    path,
    text.replace(/^( {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4)),
  );
  rmSync(`${path}.map`);
}
