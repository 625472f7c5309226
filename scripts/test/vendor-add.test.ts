import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { generateVendors } from "../commands/generate-vendors.ts";
import { runCommand } from "../commands/run-command.ts";
import { addVendor } from "../commands/vendor-add.ts";
import { removeVendor } from "../commands/vendor-remove.ts";
import { treeOf } from "./support/tree.ts";

const base = fileURLToPath(new URL("fixtures/changes/base", import.meta.url));
const description = `
openapi: 3.0.3
info: { title: Shop, version: "1", license: { name: MIT } }
servers: [{ url: "https://{region}.shop.test/v1/", variables: { region: { default: eu } } }]
security: [{ key: [] }]
paths:
  /orders:
    get:
      responses:
        "200":
          description: All orders.
          content: { application/json: { schema: { type: array, items: { type: string } } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Shop-Key }
`;

let folder = "";
let printed = "";
const add = (name: string, origin = join(folder, "../shop.yaml")) =>
  runCommand(() => addVendor(name, origin, { root: folder, trial: false }));
const remove = (name: string) => runCommand(() => removeVendor(name, { root: folder, install: false }));

/** A workspace with one vendor and a mock. */
beforeEach(async () => {
  const home = await mkdtemp(join(tmpdir(), "vendor-add-test-"));
  folder = join(home, "tree");
  await cp(base, join(folder, "specs/acme"), { recursive: true });
  await mkdir(join(folder, "packages/mock"), { recursive: true });
  const manifest = { name: "@x/mock", dependencies: { "@x/acme": "workspace:^", ajv: "^8.20.0" } };
  await writeFile(join(folder, "packages/mock/package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  await writeFile(join(home, "shop.yaml"), description);
  printed = "";
  const print = (text: string) => {
    printed += `${text}\n`;
  };
  for (const method of ["log", "error", "warn"] as const) vi.spyOn(console, method).mockImplementation(print);
  await generateVendors(folder, [], false);
});
afterEach(async () => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  await rm(join(folder, ".."), { recursive: true });
});

const file = (path: string) => readFile(join(folder, path), "utf8");

describe("pnpm vendor:add", () => {
  test("makes description, overlay, package, client of the contract tests, mock entry and changeset", async () => {
    await add("shop");

    expect(process.exitCode).toBeUndefined();
    expect(Object.keys(treeOf(folder)).filter((path) => path.includes("shop"))).toEqual([
      ".changeset/add-shop.md",
      "packages/mock/test/support/vendors/shop.ts",
      "packages/shop/README.md",
      "packages/shop/api.md",
      "packages/shop/example.ts",
      "packages/shop/openapi.json",
      "packages/shop/package.json",
      "packages/shop/src/generated/client.ts",
      "packages/shop/src/generated/operations.ts",
      "packages/shop/src/generated/schema.ts",
      "packages/shop/src/generated/types.ts",
      "packages/shop/src/index.ts",
      "packages/shop/test/shop.test.ts",
      "packages/shop/tsconfig.build.json",
      "packages/shop/tsconfig.json",
      "specs/shop/openapi.yaml",
      "specs/shop/overlay.yaml",
      "specs/shop/source.json",
    ]);
    expect(JSON.parse(await file("packages/mock/package.json")).dependencies).toEqual({
      "@x/acme": "workspace:^",
      "@x/shop": "workspace:^",
      ajv: "^8.20.0",
    });
    expect(await file("packages/mock/src/vendors/generated/tables.ts")).toContain('from "@x/shop/operations"');
    expect(JSON.parse(await file("packages/shop/package.json")).name).toBe("@x/shop");
    expect(JSON.parse(await file("specs/shop/source.json")).licence).toBe("as the description states: MIT");
  });

  test("reads address and credential off the description", async () => {
    await add("shop");

    const index = await file("packages/shop/src/index.ts");
    expect(index).toContain('baseUrl: options.baseUrl ?? "https://eu.shop.test/v1"');
    expect(index).toContain('way({ apiKey: "SHOP_API_KEY" }, (given) => [apiKey("X-Shop-Key", given.apiKey)])');
  });

  const addText = async (text: string) => {
    await writeFile(join(folder, "../odd.yaml"), text);
    await add("odd", join(folder, "../odd.yaml"));
  };

  test("takes away what no description may hold, and says so", async () => {
    await addText(description.replace("items: { type: string }", "items: { $ref: gone.yaml#/A, required: true }"));
    expect(printed).toContain("Cannot read gone.yaml");

    await addText(description.replace("items: { type: string }", "items: { $ref: '#/gone', required: true }"));
    expect(printed).toContain("Corrected, as no description may say so:\n  $['paths']['/orders']");
    expect(await file("specs/odd/overlay.yaml")).toContain("as its $ref #/gone leads nowhere.");
  });

  test("shows a call that answers nothing where there is no other", async () => {
    await addText(description.replace(/ {10}content: .*\n/, ""));

    expect(await file("packages/odd/README.md")).toContain("console.log(await odd.orders.get());");
  });

  test("says of webhooks alone that there is nothing to call", async () => {
    await addText("openapi: 3.1.0\ninfo: { title: Hooks, version: '1' }\nwebhooks:\n  sent:\n    post: {}\n");

    expect(printed).toContain("No operations, as the description has only webhooks; types: 0.");
    expect(printed).not.toContain("A first call");
  });

  test("leaves what generate --check accepts", async () => {
    await add("shop");

    await generateVendors(folder, [], true);

    expect(process.exitCode).toBeUndefined();
    expect(printed).toContain("Generated code is up to date: acme, shop.");
  });

  test.for([
    ["Shop API", "such as shop-api"],
    ["-shop", "such as shop"],
    ["default", "it is a word of the language"],
    ["mock", "packages/mock is there already"],
    ["acme", "specs/acme is there already. pnpm regenerate acme takes a newer description of it"],
    ["", "it must be small letters and digits"],
  ])("refuses the name %j: %s", async ([name, says]) => {
    const before = treeOf(folder);

    await add(name as string);

    expect(process.exitCode).toBe(1);
    expect(printed).toContain(says);
    expect(treeOf(folder)).toEqual(before);
  });

  test.for([
    ["no file", "nowhere.yaml", undefined, "nowhere.yaml"],
    ["no YAML", "bad.yaml", "a: [", "bad.yaml"],
    ["no description", "other.yaml", "kind: Deployment", "other.yaml"],
    [
      "a description without operations",
      "empty.yaml",
      "openapi: 3.0.0\ninfo: {title: E, version: '1'}\npaths: {}",
      "no operation",
    ],
  ])("with %s says what is wrong, and leaves nothing", async ([, name, text, says]) => {
    const origin = join(folder, "..", name as string);
    if (text !== undefined) await writeFile(origin, text);
    const before = treeOf(folder);

    await add("shop", origin);

    expect(process.exitCode).toBe(1);
    expect(printed).toContain(says);
    expect(treeOf(folder)).toEqual(before);
  });
});

describe("pnpm vendor:remove", () => {
  test("takes away all that vendor:add has made", async () => {
    const before = treeOf(folder);
    await add("shop");

    await remove("shop");

    expect(process.exitCode).toBeUndefined();
    expect(treeOf(folder)).toEqual(before);
  });

  test("refuses where others depend on the package, and names them", async () => {
    await add("shop");
    await mkdir(join(folder, "examples"));
    await writeFile(join(folder, "examples/buy.ts"), 'import { createShop } from "@x/shop";\n');
    const before = treeOf(folder);

    await remove("shop");

    expect(process.exitCode).toBe(1);
    expect(printed).toContain("shop cannot be removed while others depend on it:\n  examples/buy.ts imports @x/shop");
    expect(treeOf(folder)).toEqual(before);
  });

  test("knows no other names than those of specs/", async () => {
    await remove("shop");

    expect(process.exitCode).toBe(1);
    expect(printed).toContain("There is no vendor shop. Vendors: acme.");
  });
});
