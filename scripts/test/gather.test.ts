import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { gather } from "../commands/gather.ts";
import { checkParts } from "../pipeline/read/check-parts.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gather-"));
});
afterEach(() => rm(folder, { recursive: true }));

const write = async (files: Record<string, unknown>) => {
  for (const [name, value] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), JSON.stringify(value));
  }
};
const entry = (rest: object) => ({ openapi: "3.0.0", info: { title: "T", version: "1" }, paths: {}, ...rest });
const answer = ($ref: string) => ({
  responses: { "200": { description: "", content: { "application/json": { schema: { $ref } } } } },
});
const gathered = async () => (await gather(join(folder, "api/openapi.json")))?.document;

describe("several files", () => {
  test("become one, whose references all lead somewhere", async () => {
    await write({
      "api/openapi.json": entry({
        paths: { "/pets": { $ref: "paths/pets.json" }, "/one": { get: answer("./schemas.json#/Pet") } },
      }),
      "api/paths/pets.json": {
        get: { parameters: [{ $ref: "../shared.json#/Limit" }], ...answer("../schemas.json#/Pet") },
      },
      "api/shared.json": { Limit: { name: "limit", in: "query", schema: { type: "string" } } },
      "api/schemas.json": {
        Pet: { type: "object", properties: { next: { $ref: "#/Pet" }, owner: { $ref: "owner.json" } } },
      },
      "api/owner.json": { type: "string" },
    });

    const document = await gathered();

    expect(document).toMatchObject({
      paths: {
        "/pets": {
          get: { parameters: [{ $ref: "#/components/parameters/Limit" }], ...answer("#/components/schemas/Pet") },
        },
      },
      components: {
        parameters: { Limit: { name: "limit" } },
        schemas: {
          Pet: {
            properties: { next: { $ref: "#/components/schemas/Pet" }, owner: { $ref: "#/components/schemas/owner" } },
          },
          owner: { type: "string" },
        },
      },
    });
    expect(checkParts(document ?? {})).toEqual([]);
  });

  test("keep apart what has one name, and put a component where it is awaited", async () => {
    await write({
      "api/openapi.json": entry({
        paths: { "/a": { get: answer("a/Pet.json") }, "/b": { get: answer("b/Pet.json") } },
        components: { schemas: { Pet: { $ref: "b/Pet.json" } } },
      }),
      "api/a/Pet.json": { type: "string" },
      "api/b/Pet.json": { type: "number" },
    });

    expect(await gathered()).toMatchObject({
      paths: { "/a": { get: answer("#/components/schemas/Pet2") }, "/b": { get: answer("#/components/schemas/Pet") } },
      components: { schemas: { Pet: { type: "number" }, Pet2: { type: "string" } } },
    });
  });

  test("may hold the paths and the components as a whole", async () => {
    await write({
      "api/openapi.json": entry({
        paths: { $ref: "paths/index.json" },
        components: { schemas: { $ref: "schemas.json" } },
      }),
      "api/paths/index.json": { "/pets": { $ref: "./pets.json" }, "/one": { get: answer("../schemas.json#/Pet") } },
      "api/paths/pets.json": { get: answer("../openapi.json#/components/schemas/Pet") },
      "api/schemas.json": { Pet: { properties: { owner: { $ref: "#/Owner" } } }, Owner: { type: "string" } },
    });

    const document = await gathered();

    expect(checkParts(document ?? {})).toEqual([]);
    expect(document).toMatchObject({
      paths: {
        "/pets": { get: answer("#/components/schemas/Pet") },
        "/one": { get: answer("#/components/schemas/Pet") },
      },
      components: { schemas: { Pet: { properties: { owner: { $ref: "#/components/schemas/Owner" } } } } },
    });
  });

  test("may speak of the whole they were cut out of", async () => {
    await write({
      "api/openapi.json": entry({
        paths: { "/pets": { $ref: "pets.json" } },
        components: { schemas: { Pet: { type: "object" } } },
      }),
      "api/pets.json": { get: answer("#/components/schemas/Pet") },
    });

    expect((await gathered())?.paths).toEqual({ "/pets": { get: answer("#/components/schemas/Pet") } });
  });

  test("are not looked for in extensions, whose examples are nobody's parts", async () => {
    await write({
      "api/openapi.json": entry({
        "x-ms-examples": { one: { $ref: "./examples/one.json" } },
        components: { schemas: { A: { properties: { "x-b": { $ref: "b.json" } } } } },
      }),
      "api/b.json": { type: "string" },
    });

    expect((await gathered())?.components).toMatchObject({ schemas: { b: { type: "string" } } });
  });

  test("are recorded with their digests", async () => {
    await write({ "api/openapi.json": entry({ paths: { "/a": { $ref: "a.json" } } }), "api/a.json": {} });

    const result = await gather(join(folder, "api/openapi.json"));

    expect(result?.files).toEqual({ "a.json": expect.stringMatching(/^[0-9a-f]{64}$/) });
  });
});

describe("a reference out of the folder is left to the checks, and nothing there is read", () => {
  const outside = ["../secret.json", "https://other.test/a.json", "/etc/hostname", "file:///etc/hostname", "http://["];

  test.each(outside)("%s", async (ref) => {
    const paths = { "/a": { $ref: ref }, "/b": { $ref: "b.json" } };
    await write({ "api/openapi.json": entry({ paths }), "api/b.json": { get: answer(ref) }, "secret.json": {} });

    const document = (await gathered()) ?? {};

    expect(document.paths).toEqual({ "/a": { $ref: ref }, "/b": { get: answer(ref) } });
    expect(checkParts(document).map(({ what }) => what)).toEqual(
      Array(2).fill(`$ref ${ref} leads outside the document`),
    );
  });

  test("where it stands for all components, too", async () => {
    await write({ "api/openapi.json": entry({ components: { schemas: { $ref: "../all.json" } } }) });

    expect((await gathered())?.components).toEqual({ schemas: { $ref: "../all.json" } });
  });
});

describe("a reference is refused by name", () => {
  test("that leads out by a link", async () => {
    await write({ "api/openapi.json": entry({ paths: { "/a": { $ref: "link.json" } } }), "secret.json": {} });
    await symlink(join(folder, "secret.json"), join(folder, "api/link.json"));

    await expect(gathered()).rejects.toThrow("Cannot read link.json: it is a link out of its folder");
  });

  test("that leads to itself", async () => {
    await write({
      "api/openapi.json": entry({ paths: { "/a": { $ref: "a.json" } } }),
      "api/a.json": { $ref: "a.json" },
    });

    await expect(gathered()).rejects.toThrow("refers to itself");
  });
});

test("a description of one file is what it is, and its digest that of its bytes", async () => {
  await write({ "api/openapi.json": entry({}) });

  const result = await gather(join(folder, "api/openapi.json"));

  expect(result?.document).toEqual(entry({}));
  expect(result?.sha256).toBe("771d77fed1fc0757d0d784eff2b432cfc88b2ddd9463aeacb304307d3dd93498");
});
