import { describe, expect, test } from "vitest";
import { GeneratorError } from "../../pipeline/problems/problem.ts";
import { generated } from "../support/generated.ts";
import type { Case } from "./case.ts";
import { headers } from "./headers.ts";
import { hints } from "./hints.ts";
import { names } from "./names.ts";
import { paths } from "./paths.ts";
import { references } from "./references.ts";
import { sizes } from "./sizes.ts";
import { texts } from "./texts.ts";

const groups = { hints, headers, names, paths, references, sizes, texts };

/** A busy machine may take long for what is linear; what is not takes far longer than this. */
const HANGS_MS = 120_000;

test("the corpus has at least eighty cases, no two alike", () => {
  const all = Object.entries(groups).flatMap(([group, cases]) => cases.map(({ what }) => `${group}: ${what}`));

  expect(new Set(all).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(80);
});

describe.each(Object.entries<readonly Case[]>(groups))("%s", (_group, cases) => {
  test.each(cases)("$what", { timeout: HANGS_MS }, ({ spec, overlay, refused, file = "", absent, present }) => {
    const { message, files } = outcomeOf(() => generated(spec, overlay).files);

    if (refused === undefined) expect(message).toBe("");
    else expect(message).toContain(refused);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(message).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    const texts = [...files].filter(([path]) => path.endsWith(file) && path !== "openapi.json");
    const text = texts.map(([, each]) => each).join("\n");
    if (absent) expect(text).not.toMatch(absent);
    if (present) expect(text).toContain(present);
  });
});

function outcomeOf(run: () => ReadonlyMap<string, string>): { message: string; files: ReadonlyMap<string, string> } {
  try {
    return { message: "", files: run() };
  } catch (error) {
    // Anything else is a crash.
    if (!(error instanceof GeneratorError)) throw error;
    return { message: error.message, files: new Map() };
  }
}
