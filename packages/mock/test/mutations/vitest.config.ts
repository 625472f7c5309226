import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { type CoreMutation, coreMutations } from "./core-mutations.ts";

const mutation = coreMutations[Number(process.env.CORE_MUTATION)];

/** The contract suite over a core with one wrong line, which only these processes see; without a number, over the core. */
export default defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  test: {
    include: ["test/contract/{contract,repeats,paths,pages}.test.ts", "test/states/list-pages.test.ts"],
    testTimeout: 30_000,
    bail: 1,
    // Kept modules would be those of another mutation.
    fsModuleCache: false,
  },
  plugins: mutation ? [oneWrongLine(mutation)] : [],
});

function oneWrongLine([, file, right, wrong]: CoreMutation) {
  const path = fileURLToPath(new URL(`../../../core/src/${file}`, import.meta.url));
  if (!readFileSync(path, "utf8").includes(right)) throw new Error(`${file} no longer has ${right}`);
  return {
    name: "one wrong line",
    enforce: "pre" as const,
    transform: (code: string, id: string) => (id === path ? code.replace(right, () => wrong) : undefined),
  };
}
