import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { packagesOf } from "../programs.ts";

interface Bundler {
  /** What comes from npm, the bundler itself first. */
  readonly packages: readonly string[];
  /** Its command and arguments, to bundle and minify `entry.mjs` into the folder `out`. */
  readonly command: readonly string[];
}

export const bundlers: Readonly<Record<string, Bundler>> = {
  esbuild: {
    packages: ["esbuild@0.28.2"],
    command: [
      "esbuild",
      "entry.mjs",
      "--bundle",
      "--minify",
      "--format=esm",
      "--target=es2022",
      "--outfile=out/entry.js",
    ],
  },
  rollup: {
    packages: ["rollup@4.68.8", "@rollup/plugin-node-resolve@16.0.3", "@rollup/plugin-terser@1.0.2"],
    command: [
      "rollup",
      "entry.mjs",
      "--plugin",
      "node-resolve={browser:true}",
      "--plugin",
      "terser",
      "--file",
      "out/entry.js",
    ],
  },
  rolldown: {
    packages: ["rolldown@1.3.2"],
    command: ["rolldown", "entry.mjs", "--minify", "--platform", "browser", "--dir", "out"],
  },
  webpack: {
    packages: ["webpack@5.113.0", "webpack-cli@7.3.1"],
    command: ["webpack", "--mode", "production", "--entry", "./entry.mjs", "--output-path", "./out"],
  },
  bun: { packages: ["bun@1.4.5"], command: ["bun", "build", "entry.mjs", "--minify", "--outdir", "out"] },
};

/** Bytes of an entry in a folder with what it imports: bundled, minified, gzipped. */
export function bundledBytes(folder: string, name: string): number {
  const { packages, command } = bundlers[name] as Bundler;
  const [program = "", ...args] = command;
  const tools = packagesOf(name, packages);
  const out = join(folder, "out");
  rmSync(out, { recursive: true, force: true });
  // Plugins and the parts of a command-line tool are looked for beside it.
  const env = { ...process.env, NODE_PATH: join(tools, "node_modules") };
  execFileSync(join(tools, "node_modules/.bin", program), args, { cwd: folder, env, stdio: "pipe" });
  const [file = ""] = readdirSync(out).filter((one) => /\.m?js$/.test(one));
  return gzipSync(readFileSync(join(out, file)), { level: 9 }).length;
}
