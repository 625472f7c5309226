import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { fetchFile } from "../commands/fetch-text.ts";
import { pullSpec } from "../commands/pull-spec.ts";
import { runCommand } from "../commands/run-command.ts";
import { pull } from "../commands/specs-pull.ts";
import { readDocument } from "../pipeline/read/read.ts";
import { messageOf } from "./support/problems.ts";

const spec = '{"openapi":"3.0.0","info":{"version":"1.2"},"paths":{"/b":{},"/a":{}}}';
const url = "https://vendor.test/openapi.json";
const old = { url: "https://vendor.test/old.json", commit: "abc", sha256: "0", licence: "MIT" };
const pulled = (text: string, origin = url, source: typeof old = old) =>
  pullSpec({
    gathered: { document: readDocument(text, origin), sha256: "1", files: {} },
    origin,
    source,
    today: "2026-11-22",
  });

describe("what was gathered", () => {
  test("becomes YAML in its own order", () => {
    expect(pulled(spec).get("openapi.yaml")).toBe(
      'openapi: 3.0.0\ninfo:\n  version: "1.2"\npaths:\n  /b: {}\n  /a: {}\n',
    );
  });

  test("is the same in YAML as in JSON, and pulled from itself", () => {
    const yaml = "# Theirs.\nopenapi: 3.0.0\ninfo: {version: '1.2', description: Theirs}\npaths:\n  /b: {}\n  /a: {}\n";
    const facts = pulled(yaml).get("openapi.yaml") ?? "";

    expect(facts).toBe(pulled(spec).get("openapi.yaml"));
    expect(pulled(facts).get("openapi.yaml")).toBe(facts);
  });

  test("is recorded: address, version, day, digest; the licence is kept, the commit is not", () => {
    expect(JSON.parse(pulled(spec).get("source.json") ?? "")).toEqual({
      url,
      version: "1.2",
      retrieved: "2026-11-22",
      sha256: "1",
      licence: "MIT",
    });
  });

  test("changes nothing that is recorded where it is the same file again", () => {
    const known = { ...old, sha256: "1" };

    expect(JSON.parse(pulled(spec, "/tmp/a.json", known).get("source.json") ?? "")).toEqual(known);
  });

  test("keeps the recorded address when it comes from a file", () => {
    expect(JSON.parse(pulled(spec, "/tmp/a.json").get("source.json") ?? "")).toMatchObject({ url: old.url });
  });

  test("is refused when it is no description", () => {
    const want = `${url}#\n  not a description: it says no version; Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read`;

    expect(messageOf(() => pulled("{}"))).toBe(want);
  });

  test("has in each path what the path refers to", () => {
    const facts = pulled('{"openapi":"3.0.0","paths":{"/a":{"get":{}},"/b":{"$ref":"#/paths/~1a","post":{}}}}');

    expect(facts.get("openapi.yaml")).toContain("  /b:\n    get: {}\n    post: {}\n");
  });
});

describe("fetching", () => {
  const answering = (body: string | Uint8Array<ArrayBuffer>, init?: ResponseInit) => async () =>
    new Response(body, init);
  const redirecting = (location: string) => async (address: unknown) =>
    address === url ? new Response(null, { status: 302, headers: { location } }) : new Response("there");

  test("gives the text", async () => {
    expect((await fetchFile(url, { fetch: answering("ü") }))?.text).toBe("ü");
  });

  test("follows a redirect on the same host", async () => {
    expect((await fetchFile(url, { fetch: redirecting("/v2.json") }))?.text).toBe("there");
  });

  test("asks for a change only, and tells that there is none", async () => {
    let asked = "";
    const fetch: typeof globalThis.fetch = async (_address, init) => {
      asked = new Headers(init?.headers).get("if-none-match") ?? "";
      return new Response(null, { status: 304 });
    };

    expect(await fetchFile(url, { fetch, etag: '"1"' })).toBeUndefined();
    expect(asked).toBe('"1"');
  });

  test("gives the etag and tells how far it has come", async () => {
    const steps: number[] = [];
    const fetch = answering("1234", { headers: { etag: '"2"' } });

    expect(await fetchFile(url, { fetch, onProgress: (bytes) => steps.push(bytes) })).toMatchObject({ etag: '"2"' });
    expect(steps).toEqual([4]);
  });

  test.each<[string, typeof globalThis.fetch, string]>([
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
    [
      "a refused connection",
      async () =>
        Promise.reject(new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:1") })),
      `Cannot fetch ${url}: fetch failed: connect ECONNREFUSED 127.0.0.1:1`,
    ],
    [
      "refused connections to all addresses of a host",
      async () =>
        Promise.reject(
          new TypeError("fetch failed", { cause: Object.assign(new AggregateError([]), { code: "ECONNREFUSED" }) }),
        ),
      `Cannot fetch ${url}: fetch failed: ECONNREFUSED`,
    ],
    [
      "another host",
      redirecting("https://other.test/openapi.json"),
      `Cannot fetch ${url}: it redirects to another host: https://other.test`,
    ],
    ["a circle", redirecting(url), `Cannot fetch ${url}: more than 5 redirects`],
  ])("refuses %s", async (_what, fetch, want) => {
    await expect(fetchFile(url, { fetch })).rejects.toThrow(want);
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

  test("takes what its overlay takes away, and refuses what else no description may hold", async () => {
    const paths = { "/a": { $ref: "#/gone" }, "/b": { $ref: "#/gone" } };
    await writeFile(join(folder, "new.json"), JSON.stringify({ openapi: "3.0.0", paths }));
    const actions = [{ target: "$.paths['/a']", description: "Gone.", remove: true }];
    const overlay = { overlay: "1.0.0", info: { title: "acme", version: "1" }, actions };
    await writeFile(join(folder, "specs/acme/overlay.yaml"), JSON.stringify(overlay));

    const pulling = pull(folder, "acme", join(folder, "new.json"));

    await expect(pulling).rejects.toThrow(/^\S*new\.json#\/paths\/~1b\/\$ref\n {2}\$ref #\/gone leads nowhere$/);
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
