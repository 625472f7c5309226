import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import type { Table } from "@x/core";
import { describe, expect, test } from "vitest";
import { reviewedLines } from "../support/reviewed.ts";
import { vendors } from "../support/vendors.ts";
import { type OverlayMutation, overlayMutations } from "./overlay-mutations.ts";

/** As much of the pipeline as is asked here; its own package checks its types. */
interface Pipeline {
  generate(source: Source): { readonly files: ReadonlyMap<string, string> };
}
interface Workspace {
  readonly root: string;
  readSource(root: string, vendor: string): Source;
}
type Source = { readonly overlay: string };

const scripts = new URL("../../../../scripts/", import.meta.url);
const { generate } = (await import(new URL("pipeline/generate.ts", scripts).href)) as Pipeline;
const { readSource, root } = (await import(new URL("commands/workspace.ts", scripts).href)) as Workspace;

/** The table that the pipeline makes of a source, and the contract is tested by. */
async function tableOf(source: Source): Promise<Table> {
  const text = generate(source).files.get("src/generated/operations.ts") ?? "";
  const module = stripTypeScriptTypes(text);
  const { table } = await import(`data:text/javascript,${encodeURIComponent(module)}`);
  return table as Table;
}

/** Whether nothing is made of the overlay, or something that the reviewed list does not have. */
async function isNoticed(source: Source, reviewed: string): Promise<boolean> {
  try {
    return reviewedLines(await tableOf(source)) !== reviewed;
  } catch (error) {
    expect((error as Error).name).not.toBe("TypeError");
    return true;
  }
}

// A mutation of the overlay that neither the pipeline refuses nor the contract's reviewed list shows makes its test fail.
describe.each(vendors)("a slip in the overlay of $name is noticed:", ({ name }) => {
  const source = readSource(root, name);
  const reviewed = readFileSync(new URL(`../contract/effects/${name}.txt`, import.meta.url), "utf8");
  const possible = overlayMutations.filter(([, place]) => place.test(source.overlay));

  test("none where there is none", async () => {
    expect(await isNoticed(source, reviewed)).toBe(false);
  });

  test.each(possible.map(([what, place, instead]: OverlayMutation) => ({ what, place, instead })))(
    "$what ($place)",
    async ({ place, instead }) => {
      const overlay = source.overlay.replace(place, instead);

      expect(await isNoticed({ ...source, overlay }, reviewed)).toBe(true);
    },
  );
});
