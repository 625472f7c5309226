import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** What a browser loads: the style sheet and the modules, by their paths on the site. */
export async function bundleAssets(): Promise<readonly [string, Uint8Array][]> {
  const source = fileURLToPath(new URL("../", import.meta.url));
  const { outputFiles } = await build({
    entryPoints: {
      main: `${source}browser/main.ts`,
      "try-it": `${source}browser/try-it/try-it.ts`,
      site: `${source}styles/site.css`,
    },
    outdir: `${source}assets`,
    bundle: true,
    splitting: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    chunkNames: "[name]-[hash]",
    write: false,
  });
  return outputFiles.map(({ path, contents }) => [path.slice(source.length), contents]);
}
