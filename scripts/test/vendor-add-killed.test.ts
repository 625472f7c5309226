import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { recover } from "../commands/journal.ts";
import { vendorsIn } from "../commands/workspace.ts";
import { treeOf } from "./support/tree.ts";

const base = fileURLToPath(new URL("fixtures/changes/base", import.meta.url));
const KILLS = Number(process.env.KILL_POINTS ?? 6) / 2;

let home = "";
const at = (name: string) => join(home, name);

/** A tree with a mock and one vendor, another one beside it with that vendor added. */
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "vendor-killed-"));
  await mkdir(join(at("without"), "packages/mock"), { recursive: true });
  await writeFile(join(at("without"), "packages/mock/package.json"), '{\n  "name": "@x/mock"\n}\n');
  await cp(at("without"), at("with"), { recursive: true });
  await ended(start("with", "vendor-add", "acme", join(base, "openapi.yaml"), "--no-trial"));
}, 60_000);
afterAll(() => rm(home, { recursive: true, force: true }));

test.for<readonly [string, string, readonly string[]]>([
  ["vendor:add", "without", ["vendor-add", "acme", join(base, "openapi.yaml"), "--no-trial"]],
  ["vendor:remove", "with", ["vendor-remove", "acme", "--no-install"]],
] as const)(
  "%s killed at any moment leaves the old tree or the new one",
  { timeout: 240_000 },
  async ([, from, command]) => {
    const old = treeOf(at(from));
    await cp(at(from), at("tried"), { recursive: true });
    const since = performance.now();
    await ended(start("tried", ...command));
    const wholeMs = performance.now() - since;
    const now = treeOf(at("tried"));
    expect(now).not.toEqual(old);

    for (let kill = 0; kill < KILLS; kill++) {
      await rm(at("tried"), { recursive: true });
      await cp(at(from), at("tried"), { recursive: true });
      const running = start("tried", ...command);
      // Half of them near the end, where the files are changed.
      const after = kill % 2 === 0 ? Math.random() * wholeMs : wholeMs * (0.8 + 0.2 * Math.random());
      const timer = setTimeout(() => running.kill("SIGKILL"), after);
      await ended(running);
      clearTimeout(timer);

      recover(at("tried"));
      const tree = treeOf(at("tried"));
      expect([JSON.stringify(old), JSON.stringify(now)]).toContain(JSON.stringify(tree));
      expect(vendorsIn(at("tried"))).toEqual("specs/acme/openapi.yaml" in tree ? ["acme"] : []);
    }
    await rm(at("tried"), { recursive: true });
  },
);

function start(tree: string, ...[command, ...args]: readonly string[]): ChildProcess {
  const script = fileURLToPath(new URL(`../${command}.ts`, import.meta.url));
  return spawn(process.execPath, [script, ...args, "--root", at(tree)], { stdio: "ignore" });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once("exit", () => resolve()));
}
