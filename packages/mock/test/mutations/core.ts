import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { styleText } from "node:util";
import { coreMutations } from "./core-mutations.ts";

// `pnpm mutants`: the contract suite over cores with one wrong line each. A mutation that it does not notice has survived.
const config = fileURLToPath(new URL("vitest.config.ts", import.meta.url));
const vitest = fileURLToPath(new URL("../../node_modules/vitest/vitest.mjs", import.meta.url));

/** Whether the suite passes over the core with a mutation, or over the core itself. */
function passes(mutation: number | undefined): boolean {
  const { CORE_MUTATION: _, ...inherited } = process.env;
  const VENDORS = coreMutations[mutation ?? -1]?.[4] ?? "airplane,blink";
  const env = { ...inherited, VENDORS, ...(mutation !== undefined && { CORE_MUTATION: String(mutation) }) };
  const args = [vitest, "run", "--no-isolate", "--config", config];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: "utf8" });
  if (status !== 0 && !/Tests .*failed/.test(stdout)) throw new Error(`the suite did not run:\n${stdout}${stderr}`);
  return status === 0;
}

if (!passes(undefined)) throw new Error("the contract suite must pass before anything is wrong");
const survivors = coreMutations.filter(([what], index) => {
  const survived = passes(index);
  console.log(`${survived ? styleText("red", "SURVIVED") : styleText("green", "noticed ")} ${what}`);
  return survived;
});
console.log(`${coreMutations.length - survivors.length} of ${coreMutations.length} noticed`);
if (survivors.length > 0) process.exitCode = 1;
