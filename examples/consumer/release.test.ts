import { execFile, execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startRegistry } from "./registry.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const run = promisify(execFile);

const program = `
import { createHoop } from "@x/hoop";
import { startMock } from "@x/mock";

const mock = await startMock("hoop", { endsAfterMs: 200 });
const hoop = createHoop({ baseUrl: mock.url, token: "token" });
const run = await hoop.sessions.start({ connection: "pg-reviewed", script: "vacuum orders" });
const states = [run.state];
await run.wait({ deadlineMs: 10_000, onUpdate: ({ state }) => states.push(state) });
mock.assertRanOnce("POST /sessions");
await mock.close();
console.log(states.join(" "));
`;

let registry: Awaited<ReturnType<typeof startRegistry>>;
let folder = "";
let repository = "";
let published = "";
const pnpm = (...args: string[]) => run("pnpm", args, { cwd: repository, env: outsideTests() });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "release-"));
  repository = join(folder, "repository");
  registry = await startRegistry();
  await copyOf(repository);
  await npmrc(repository);
  await pnpm("install", "--frozen-lockfile", "--offline");
  await pnpm("version-packages");
  published = (await pnpm("release")).stdout;
}, 300_000);
afterAll(async () => {
  await registry?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

test("what is released can be installed by a stranger, who then waits for a reviewed run", async () => {
  const project = join(folder, "project");
  await mkdir(project);
  await npmrc(project);
  await writeFile(join(project, "program.mjs"), program);
  const npm = (...args: string[]) => run("npm", [...args, "--no-audit", "--no-fund"], { cwd: project });
  await npm("init", "--yes");
  await npm("install", "@x/hoop");
  await npm("install", "--save-dev", "@x/mock");
  const { stdout } = await run(process.execPath, ["program.mjs"], { cwd: project });

  expect(published).toContain("@x/hoop");
  expect(stdout.trim()).toMatch(/^waiting .*succeeded$/);
  const other = join(folder, "other");
  await mkdir(other);
  await npmrc(other);
  await run("pnpm", ["init"], { cwd: other, env: outsideTests() });
  // Fails where a package asks to run a script while it is installed.
  await run("pnpm", ["add", "@x/hoop", "@x/mock"], { cwd: other, env: outsideTests() });
  const installed = join(project, "node_modules/@x/hoop");
  const { version } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
  expect(version).not.toBe("0.0.0");
  expect(await readFile(join(installed, "CHANGELOG.md"), "utf8")).toContain(`## ${version}`);
}, 120_000);

test("a pending change of the core alone can be tried with every SDK, and nobody gets it unasked", async () => {
  const names = ["core", "airplane", "blink", "hoop"];
  const before = await Promise.all(names.map(inRegistry));
  await commit(repository, "Release");
  await writeFile(join(repository, ".changeset/core.md"), `---\n"@x/core": patch\n---\n\nA fix.\n`);

  await pnpm("release:canary");

  const after = await Promise.all(names.map(inRegistry));
  expect(after.map(({ latest }) => latest)).toEqual(before.map(({ latest }) => latest));
  const [core, ...sdks] = after;
  expect(core?.canary).toMatch(/^0\.0\.0-canary-\d+$/);
  for (const { canary, needs } of sdks) {
    expect(canary).toBe(core?.canary);
    expect(needs["@x/core"]).toBe(`^${core?.canary}`);
  }
}, 120_000);

/** What the registry gives who asks for a package, and who asks for its canary, with what that depends on. */
async function inRegistry(name: string) {
  const known = (await (await fetch(`${registry.url}@x%2f${name}`)).json()) as Known;
  const { latest, canary } = known["dist-tags"];
  return { latest, canary, needs: known.versions[canary ?? ""]?.dependencies ?? {} };
}

interface Known {
  readonly "dist-tags": { readonly latest: string; readonly canary?: string };
  readonly versions: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
}

/** What is in the working tree and not ignored, as a repository of its own. */
async function copyOf(target: string): Promise<void> {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], { cwd: root });
  for (const file of String(listed).split("\0").filter(Boolean)) {
    await mkdir(dirname(join(target, file)), { recursive: true });
    await cp(join(root, file), join(target, file)).catch(() => undefined);
  }
  execFileSync("git", ["init", "--quiet", "--initial-branch=main"], { cwd: target });
  await commit(target, "Everything");
}

async function commit(target: string, message: string): Promise<void> {
  const author = ["-c", "user.name=release", "-c", "user.email=release@localhost"];
  await run("git", ["add", "--all"], { cwd: target });
  await run("git", [...author, "commit", "--quiet", "--message", message], { cwd: target });
}

/** Publishing wants a token, though this registry asks for none; only a CI can vouch for where a package comes from. */
async function npmrc(target: string): Promise<void> {
  const { host } = new URL(registry.url);
  await writeFile(join(target, ".npmrc"), `registry=${registry.url}\n//${host}/:_authToken=any\nprovenance=false\n`);
}

/** Without what a test runner and turbo put into the environment. */
function outsideTests(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_config_registry|TURBO_|VITEST|NODE_ENV)/i.test(name),
  );
  return Object.fromEntries(kept);
}
