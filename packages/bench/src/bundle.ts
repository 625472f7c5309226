import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { root } from "./paths.ts";

/** What one call, or a whole client, adds to a bundle: minified and gzipped, openapi-fetch included. */
export async function bundles(): Promise<string[][]> {
  return [
    ["one Airplane call", await size(oneCall("airplane", "createAirplaneCaller", "runsGet", "id")), ""],
    ["one Hoop call", await size(oneCall("hoop", "createHoopCaller", "sessionsGet", "session_id")), ""],
    ["whole Airplane client", await size(`export { createAirplane } from "@x/airplane";`), ""],
    ["whole Hoop client", await size(`export { createHoop } from "@x/hoop";`), ""],
    ["whole Blink client", await size(`export { createBlink } from "@x/blink";`), ""],
    ["openapi-fetch alone", await size(`export { default } from "openapi-fetch";`), ""],
  ];
}

const oneCall = (vendor: string, create: string, row: string, input: string) => `
  import { ${create} } from "@x/${vendor}";
  import { ${row} } from "@x/${vendor}/operations";
  console.log(await ${create}()(${row}, { ${input}: "1" }));`;

async function size(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: `${root}packages/bench`, loader: "ts" },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    write: false,
  });
  return `${(gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length / 1000).toFixed(2)} kB`;
}
