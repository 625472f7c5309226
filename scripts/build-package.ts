/** Builds the package in the current folder: one file of JavaScript for each entry, and the types beside it. */
import { execFileSync } from "node:child_process";
import { globSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

interface Manifest {
  readonly exports: Readonly<Record<string, string>>;
}

rmSync("dist", { recursive: true, force: true });
execFileSync("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], { stdio: "inherit" });
// Of the declarations of a large description a third is indentation.
for (const path of globSync("dist/**/*.d.ts")) {
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text.replace(/^( {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4)),
  );
}

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
});
