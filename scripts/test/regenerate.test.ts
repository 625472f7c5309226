import { type ChildProcess, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { generateVendors } from "../commands/generate-vendors.ts";
import { recover } from "../commands/journal.ts";
import { regenerate } from "../commands/regenerate.ts";
import { runCommand } from "../commands/run-command.ts";
import { noteSurfaces } from "../commands/surface.ts";
import { treeOf } from "./support/tree.ts";

const base = fileURLToPath(new URL("fixtures/changes/base", import.meta.url));
const command = fileURLToPath(new URL("../regenerate.ts", import.meta.url));
const KILLS = Number(process.env.KILL_POINTS ?? 6);

let folder = "";
let printed = "";
const options = () => ({ root: folder, from: join(folder, "../new.yaml"), types: false, contract: false });

beforeEach(async () => {
  const home = await mkdtemp(join(tmpdir(), "regenerate-test-"));
  folder = join(home, "tree");
  await mkdir(join(folder, "specs"), { recursive: true });
  await cp(base, join(folder, "specs/acme"), { recursive: true });
  printed = "";
  const print = (text: string) => {
    printed += `${text}\n`;
  };
  for (const method of ["log", "error", "warn"] as const) vi.spyOn(console, method).mockImplementation(print);
  await generateVendors(folder, [], false);
  await noteSurfaces(folder, []);
  printed = "";
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(join(folder, ".."), { recursive: true });
});

const published = (change: (spec: string) => string) =>
  readFile(join(base, "openapi.yaml"), "utf8").then((spec) => writeFile(join(folder, "../new.yaml"), change(spec)));
const withBatch = (spec: string) =>
  spec.replace(
    "        - name: user\n",
    "        - { name: batch_id, in: query, schema: { type: string } }\n        - name: user\n",
  );

describe("pnpm regenerate", () => {
  test("makes code, documents and a changeset for users of a changed description", async () => {
    await published(withBatch);

    await regenerate("acme", options());

    const tree = treeOf(folder);
    const changeset = Object.keys(tree).find((file) => file.startsWith(".changeset/")) ?? "";
    expect(tree["packages/acme/src/generated/operations.ts"]).toContain("batch_id");
    expect(tree[changeset]).toBe(
      '---\n"@x/acme": minor\n---\n\nWhat the API\'s new description changes:\n\n- `acme.sessions.list` accepts `batch_id`.\n',
    );
  });

  test("changes nothing where the description is the same", async () => {
    await published((spec) => spec);
    await regenerate("acme", options());
    const before = treeOf(folder);

    await regenerate("acme", options());

    expect(treeOf(folder)).toEqual(before);
    expect(printed).toMatch(/acme: nothing has changed\.\n\nNothing has changed\.\n$/);
  });

  test("writes nothing where the overlay has to be settled first, and says what is meant", async () => {
    await published((spec) => spec.replace("  /sessions:", "  /v2/sessions:"));
    const before = treeOf(folder);

    await runCommand(() => regenerate("acme", options()));

    expect(treeOf(folder)).toEqual(before);
    expect(process.exitCode).toBe(1);
    expect(printed).toContain("did you mean `$.paths['/v2/sessions'].get`?");
    expect(printed).toContain("Nothing was written.");
  });
});

describe("pnpm generate --check", () => {
  test("fails where callers can notice a change and no changeset asks for as much", async () => {
    await published(withBatch);
    await regenerate("acme", options());
    await generateVendors(folder, [], true);
    expect(process.exitCode).toBeUndefined();

    const [changeset = ""] = Object.keys(treeOf(folder)).filter((file) => file.startsWith(".changeset/"));
    await writeFile(join(folder, changeset), '---\n"@x/acme": patch\n---\n\nSmall.\n');
    await generateVendors(folder, [], true);

    expect(process.exitCode).toBe(1);
    expect(printed).toContain(
      "@x/acme has changed for callers since packages/acme/surface.json, and no changeset asks for a minor version of it:\n" +
        "  minor `sessions.list` accepts `batch_id`.",
    );
  });

  test("asks for nothing more once the surface is released", async () => {
    await published(withBatch);
    await regenerate("acme", options());
    await rm(join(folder, ".changeset"), { recursive: true });
    await noteSurfaces(folder, ["acme"]);

    await generateVendors(folder, [], true);

    expect(process.exitCode).toBeUndefined();
  });
});

test(`killed at ${KILLS} random moments, the tree is the old one or the new one`, { timeout: 240_000 }, async () => {
  await published(withBatch);
  const old = treeOf(folder);
  const pristine = join(folder, "../pristine");
  await cp(folder, pristine, { recursive: true });
  const since = performance.now();
  await ended(start());
  const wholeMs = performance.now() - since;
  const now = treeOf(folder);
  expect(now).not.toEqual(old);

  for (let kill = 0; kill < KILLS; kill++) {
    await rm(folder, { recursive: true });
    await cp(pristine, folder, { recursive: true });
    const running = start();
    // Half of them near the end, where the files are changed.
    const after = kill % 2 === 0 ? Math.random() * wholeMs : wholeMs * (0.8 + 0.2 * Math.random());
    const timer = setTimeout(() => running.kill("SIGKILL"), after);
    await ended(running);
    clearTimeout(timer);

    recover(folder);
    const tree = treeOf(folder);
    expect([JSON.stringify(old), JSON.stringify(now)]).toContain(JSON.stringify(tree));
  }
});

function start(): ChildProcess {
  const { root, from } = options();
  const args = [command, "acme", "--from", from, "--root", root, "--no-types", "--no-contract"];
  return spawn(process.execPath, args, { stdio: "ignore" });
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => child.once("exit", () => resolve()));
}
