import { readdirSync, readFileSync } from "node:fs";
import { type RunnerTestCase, TestRunner } from "vitest";

const folder = new URL("../contract/red/", import.meta.url);

/** The tests of a contract that are known to be red, each with what it says: a line for the test, an indented one for that. */
const red: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".txt"))
    .flatMap((file) => [...readFileSync(new URL(file, folder), "utf8").matchAll(/^(\S.*)\n {2}(.*)$/gm)])
    .map(([, test = "", why = ""]) => [test, why]),
);

/** Runs tests as usual, but those that are known to be red: such a test has to fail, so that no line outlives its reason. */
export default class RedTests extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test);
    const name = nameOf(test);
    if (!red.has(name)) return run();
    const failed = await Promise.resolve()
      .then(run)
      .then(
        () => false,
        () => true,
      );
    if (!failed) throw new Error(`this test passes: take it out of test/contract/red ("${name}")`);
  }
}

function nameOf({ name, suite }: RunnerTestCase): string {
  const names = [name];
  for (let above = suite; above !== undefined && above.name !== ""; above = above.suite) names.unshift(above.name);
  return names.join(" ");
}
