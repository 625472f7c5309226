import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { root, vendorsIn } from "../commands/workspace.ts";
import { isList, isObject, type Json } from "../pipeline/json/json.ts";
import { yamlText } from "../pipeline/json/yaml-text.ts";
import { parseYaml } from "../pipeline/read/yaml.ts";
import { generated, noOverlay } from "./support/generated.ts";
import { hostile } from "./support/hostile.ts";
import { messageOf } from "./support/problems.ts";

const specs = new URL("../../specs/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, specs), "utf8");

describe.each(vendorsIn(root))("%s", (vendor) => {
  const spec = read(`${vendor}/openapi.yaml`);
  const overlay = read(`${vendor}/overlay.yaml`);
  const files = [...generated(spec, overlay).files];

  test("comes out the same every time", () => {
    expect([...generated(spec, overlay).files]).toEqual(files);
  });

  test("comes out the same whatever the order of the keys", () => {
    const other = generated(reversedYaml(spec), reversedYaml(overlay));

    const unstamped = (text: string | undefined) => text?.replace(/spec \w+ overlay \w+/, "");
    for (const [path, text] of files.filter(([path]) => path !== "openapi.json")) {
      expect(unstamped(other.files.get(path)), path).toBe(unstamped(text));
    }
  });

  test("ends lines with a line feed, and files too", () => {
    for (const [path, text] of files) expect(text, path).toMatch(/^[^\r]*[^\n]\n$/s);
  });
});

function reversedYaml(text: string): string {
  return yamlText(reversed(parseYaml(text, "test.yaml") as Json));
}

/** The same value with the keys of every object turned around. */
function reversed(value: Json): Json {
  if (isList(value)) return value.map(reversed);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, reversed(item)])
      .reverse(),
  );
}

describe("a description that attacks", () => {
  const files = generated(hostile).files;
  const code = [...files].filter(([path]) => path.endsWith(".ts"));

  test("gets no character into the code that hides or turns text around", () => {
    for (const [path, text] of [...code, ["api.md", files.get("api.md") ?? ""]] as const) {
      expect(text, path).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }
  });

  test("does not get out of comments, literals and names", () => {
    for (const [path, text] of code) {
      const bare = text.replace(/"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.|\$(?!\{))*`|\/\*[\s\S]*?\*\//g, "");
      expect(bare, path).not.toMatch(/evil|`|<\/|\$\{/);
    }
  });

  test("does not get HTML or links into the reference", () => {
    const prose =
      files
        .get("api.md")
        ?.replace(/^<!-- .* -->$/gm, "")
        .replace(/```ts[\s\S]*?```|(`+)[^`].*?\1/g, "") ?? "";

    expect(prose).not.toMatch(/<|(?<!\\)\]\(/);
  });

  test("does not make tags of a doc comment", () => {
    const client = `${files.get("src/generated/types.ts")}${files.get("src/generated/client.ts")}`;

    const tags = client.match(/(?<=[{*] *)@\w+/g) ?? [];
    expect([...new Set(tags)].sort()).toEqual(["@default", "@experimental"]);
  });

  test.each([
    ["a reference to a file", { $ref: "/etc/passwd" }, "$ref /etc/passwd leads outside the document"],
    [
      "a reference to a host",
      { $ref: "http://169.254.169.254/" },
      "$ref http://169.254.169.254/ leads outside the document",
    ],
  ])("%s is refused", (_what, schema, want) => {
    const spec = { ...hostile, components: { schemas: { ...hostile.components.schemas, Evil: schema } } };

    expect(messageOf(() => generated(spec))).toContain(want);
  });
});

test("an overlay cannot refer to what does not exist", () => {
  const overlay = noOverlay.replace(
    "update: {}",
    'update: {}\n  - target: $.paths\n    description: x\n    update: { /new: { $ref: "#/nowhere" } }',
  );
  const spec = { openapi: "3.1.0", info: {}, paths: {} };

  expect(messageOf(() => generated(spec, overlay))).toBe(
    "specs/acme/openapi.yaml#/paths/~1new/$ref\n  $ref #/nowhere leads nowhere",
  );
});
