import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fetchText } from "../commands/fetch-text.ts";
import { pullSpec } from "../commands/pull-spec.ts";
import { runCommand } from "../commands/run-command.ts";
import { pull } from "../commands/specs-pull.ts";
import { messageOf } from "./support/problems.ts";

const spec = '{"openapi":"3.0.0","info":{"version":"1.2"},"paths":{"/b":{},"/a":{}}}';
const url = "https://vendor.test/openapi.json";
const old = { url: "https://vendor.test/old.json", commit: "abc", sha256: "0", licence: "MIT" };
const pulled = (text: string, origin = url) =>
  pullSpec({ vendor: "acme", text, origin, source: old, today: "2026-11-22" });

describe("what was fetched", () => {
  test("becomes YAML in its own order, JSON too", () => {
    expect(pulled(spec).get("openapi.yaml")).toBe(
      'openapi: 3.0.0\ninfo:\n  version: "1.2"\npaths:\n  /b: {}\n  /a: {}\n',
    );
  });

  test("stays as it is when it is YAML already", () => {
    const yaml = "# Ours.\nopenapi: 3.0.0\npaths: {}\n";

    expect(pulled(yaml).get("openapi.yaml")).toBe(yaml);
  });

  test("is recorded: address, version, day, digest; the licence is kept", () => {
    expect(JSON.parse(pulled(spec).get("source.json") ?? "")).toEqual({
      url,
      version: "1.2",
      retrieved: "2026-11-22",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      licence: "MIT",
    });
  });

  test("keeps the recorded address when it comes from a file", () => {
    expect(JSON.parse(pulled(spec, "/tmp/a.json").get("source.json") ?? "")).toMatchObject({ url: old.url });
  });

  test.each([
    ["<html>Not here</html>", `${url}#\n  must be an object, in YAML or JSON`],
    ['{"openapi":"3.0.0","paths":{"/a":{"$ref":"#/b"}}}', `${url}#/paths/~1a/$ref\n  $ref #/b leads nowhere`],
  ])("is refused when it is no description: %s", (text, want) => {
    expect(messageOf(() => pulled(text))).toBe(want);
  });
});

describe("fetching", () => {
  const answering = (body: string | Uint8Array<ArrayBuffer>, init?: ResponseInit) => async () =>
    new Response(body, init);

  test("gives the text", async () => {
    expect(await fetchText(url, answering("ü"))).toBe("ü");
  });

  test.each<[string, () => Promise<Response>, string]>([
    ["a failure", answering("", { status: 404 }), `Cannot fetch ${url}: status 404`],
    [
      "what is no text",
      answering(new Uint8Array([0xff])),
      `Cannot fetch ${url}: The encoded data was not valid for encoding utf-8`,
    ],
    ["what is too long", answering(new Uint8Array(21 * 1024 * 1024)), `Cannot fetch ${url}: more than 20971520 bytes`],
    [
      "a lost connection",
      async () => Promise.reject(new TypeError("fetch failed")),
      `Cannot fetch ${url}: fetch failed`,
    ],
  ])("refuses %s", async (_what, fetch, want) => {
    await expect(fetchText(url, fetch)).rejects.toThrow(want);
  });
});

describe("pnpm specs:pull", () => {
  let folder = "";
  let printed: string[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "pull-"));
    await mkdir(join(folder, "specs/acme"), { recursive: true });
    await writeFile(join(folder, "specs/acme/source.json"), JSON.stringify({ pages: [url], licence: "MIT" }));
    await writeFile(join(folder, "new.json"), spec);
    printed = [];
    const print = (text: string) => void printed.push(text);
    vi.spyOn(console, "log").mockImplementation(print);
    vi.spyOn(console, "error").mockImplementation(print);
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    process.exitCode = undefined;
    await rm(folder, { recursive: true });
  });

  test("writes both files", async () => {
    await pull(folder, "acme", join(folder, "new.json"));

    expect(printed[0]).toContain("specs/acme/openapi.yaml, specs/acme/source.json");
    expect(await readFile(join(folder, "specs/acme/openapi.yaml"), "utf8")).toMatch(/^openapi: 3\.0\.0\n/);
  });

  test.each([
    ["a vendor nobody knows", "other", "", "There is no vendor other. Vendors: acme."],
    [
      "a vendor that publishes pages, not a file",
      "acme",
      undefined,
      "acme publishes no file to fetch. Give one: pnpm specs:pull acme --from <url or file>",
    ],
    ["a file that is not there", "acme", "/nowhere.json", "Cannot read /nowhere.json: ENOENT"],
  ])("refuses %s and writes nothing", async (_what, vendor, from, want) => {
    await runCommand(() => pull(folder, vendor, from));

    expect(printed.join("\n")).toContain(want);
    expect(process.exitCode).toBe(1);
    expect(await readdir(join(folder, "specs/acme"))).toEqual(["source.json"]);
  });
});
