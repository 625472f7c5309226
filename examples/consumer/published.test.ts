import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const names = ["core", "airplane", "hoop", "blink", "mock"] as const;
/** The most that a package's files may come to, in kB. */
const most = { core: 610, airplane: 205, hoop: 1500, blink: 530, mock: 4700 };

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "published-"));
  for (const name of names) {
    execFileSync("pnpm", ["pack", "--pack-destination", folder], { cwd: join(root, "packages", name) });
  }
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

async function tarballOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
  const file = (await readdir(folder)).find((one) => one.startsWith(`x-${name}-`)) ?? "";
  return new Uint8Array(await readFile(join(folder, file)));
}

describe.each(names)("@x/%s, as it is packed,", (name) => {
  const home = join(root, "packages", name);

  test("has nothing that publint complains of, strictly", async () => {
    const { messages, pkg } = await publint({ pack: { tarball: (await tarballOf(name)).buffer }, strict: true });

    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("has types for every way to import it that is claimed: ESM, with `exports`", async () => {
    const found = await checkPackage(createPackageFromTarballData(await tarballOf(name)));

    if (!found.types) throw new Error("the package has no types");
    // `require` of an ES module works from Node 20.19 on; TypeScript's resolution of Node 10 knows no `exports`.
    const claimed = found.problems.filter(
      ({ kind, ...at }) => kind !== "CJSResolvesToESM" && !("resolutionKind" in at && at.resolutionKind === "node10"),
    );
    expect(claimed).toEqual([]);
  });

  test("says where it comes from, and brings licence and notice", async () => {
    const manifest = JSON.parse(await readFile(join(home, "package.json"), "utf8"));
    const whole = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    const files = createPackageFromTarballData(await tarballOf(name)).listFiles();

    expect(manifest).toMatchObject({
      repository: { ...whole.repository, directory: `packages/${name}` },
      homepage: expect.stringContaining(`/packages/${name}#readme`),
      ...{ bugs: whole.bugs, author: whole.author, license: whole.license, sideEffects: false },
      ...{ engines: { node: ">=20.3" }, publishConfig: { access: "public", provenance: true } },
    });
    expect(manifest.keywords.length).toBeGreaterThan(3);
    expect(manifest.files).toContain("CHANGELOG.md");
    for (const file of ["LICENSE", "NOTICE", "README.md"]) expect(files.some((one) => one.endsWith(file))).toBe(true);
    expect(await readFile(join(home, "NOTICE"), "utf8")).toBe(await readFile(join(root, "NOTICE"), "utf8"));
  });

  test("takes no more room than it may", async () => {
    const packed = createPackageFromTarballData(await tarballOf(name));
    const bytes = packed.listFiles().reduce((sum, file) => sum + Buffer.byteLength(packed.readFile(file)), 0);

    expect(bytes / 1000).toBeLessThan(most[name]);
  });

  test.skipIf(name === "mock")("has maps that lead to sources it brings along", async () => {
    const packed = createPackageFromTarballData(await tarballOf(name));
    const maps = packed.listFiles().filter((file) => file.endsWith(".map"));
    const sources = maps.flatMap((file) =>
      (JSON.parse(packed.readFile(file)) as { sources: string[] }).sources.map((one) => join(dirname(file), one)),
    );

    expect(maps.map((file) => file.replace(/^.*\/dist\//, ""))).toEqual(
      expect.arrayContaining(["index.d.ts.map", "index.js.map"]),
    );
    expect(sources.filter((file) => !packed.fileExists(file))).toEqual([]);
  });

  test("has a README whose links lead somewhere: a registry reads them from the package's folder", async () => {
    const text = await readFile(join(home, "README.md"), "utf8");
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = ""]) => link);

    const packed = createPackageFromTarballData(await tarballOf(name));
    const installed = [...text.matchAll(/node_modules\/(@x\/\w+)\/[\w./-]+/g)].filter(
      ([, one]) => one === `@x/${name}`,
    );

    expect(links.filter((link) => !existsSync(join(dirname(join(home, "README.md")), link)))).toEqual([]);
    expect(installed.filter(([file]) => !packed.fileExists(`/${file}`))).toEqual([]);
  });
});
