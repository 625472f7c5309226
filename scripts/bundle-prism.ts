/**
 * Puts Prism into the mock that was built in the current folder. As a dependency it installs 150 packages and 60 MB, asks
 * for a newer Node than the mock does, and one of them has an install script, which pnpm refuses with an error.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";

const engine = "dist/prism/engine";

/** Makes values up for `dynamic` answers, which the mock never asks for; its names of all languages are 4 MB. */
const withoutFaker: Plugin = {
  name: "without-faker",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@faker-js\/faker$/ }, ({ path }) => ({ path, namespace: "without-faker" }));
    onLoad({ filter: /.*/, namespace: "without-faker" }, () => ({ contents: "exports.faker = {};" }));
  },
};

/** Its main file is UMD, whose imports no bundler sees. */
const readable: Plugin = {
  name: "readable-jsonc-parser",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^jsonc-parser$/ }, async ({ kind, resolveDir, pluginData }) => {
      if (pluginData === "main") return;
      const { path } = await resolve("jsonc-parser", { kind, resolveDir, pluginData: "main" });
      return { path: path.replace("/umd/", "/esm/") };
    });
  },
};

const { metafile } = await build({
  entryPoints: ["src/prism/engine.ts"],
  outfile: `${engine}.cjs`,
  bundle: true,
  format: "cjs", // as Prism and most of what it needs are
  platform: "node",
  target: "node20",
  minify: true,
  keepNames: true,
  legalComments: "none",
  metafile: true,
  plugins: [withoutFaker, readable],
});
writeFileSync(`${engine}.js`, `export { createServer, getHttpOperationsFromSpec } from "./engine.cjs";\n`);
rmSync(`${engine}.d.ts`, { force: true }); // speaks of Prism's own types, which are not installed
writeFileSync("dist/prism/LICENSES", licencesOf(metafile));

/** The name, version and licence of every package that has code in the bundle. */
function licencesOf({ inputs }: Metafile): string {
  const folders = Object.keys(inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? [],
  );
  return [...new Set(folders)]
    .map(licenceOf)
    .sort()
    .join(`\n${"-".repeat(80)}\n\n`);
}

function licenceOf(folder: string): string {
  const { name, version, license, licenses } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const named = license ?? licenses?.map(({ type }: { type: string }) => type).join(" or ");
  const text = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice)/i.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
  return `${name} ${version}: ${named}\n\n${text}`;
}
