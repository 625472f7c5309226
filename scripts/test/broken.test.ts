import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isObject, type Json, type JsonObject } from "../pipeline/json/json.ts";
import { applyOverlay } from "../pipeline/overlay/apply.ts";
import { GeneratorError } from "../pipeline/problems/problem.ts";
import { parseYaml } from "../pipeline/read/yaml.ts";
import { generated } from "./support/generated.ts";

const values: readonly Json[] = [null, 0, "x", "", true, [], {}, ["a"], [null], { $ref: "#/components/schemas/Task" }];
const RUNS = 150;

test.each(["answers", "choice", "directions", "docs", "inputs", "names", "pages", "runs"])(
  "whatever is broken in the description of %s, generation succeeds or says what is wrong",
  (feature) => {
    const read = (file: string) => readFileSync(new URL(`fixtures/${feature}/${file}`, import.meta.url), "utf8");
    const [spec, overlay] = ["openapi.yaml", "overlay.yaml"].map((file) => parseYaml(read(file), file) as JsonObject);
    const whole = applyOverlay(spec ?? {}, overlay ?? {}, "overlay.yaml").document;
    const random = randomFrom(feature.length);

    for (let run = 0; run < RUNS; run++) {
      const spec = broken(whole, random);
      expect(
        crashOf(() => generated(spec)),
        JSON.stringify(spec),
      ).toBeUndefined();
    }
  },
);

function crashOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error instanceof GeneratorError ? undefined : error;
  }
}

/** The value with one thing inside it replaced or removed. */
function broken(value: Json, random: (below: number) => number): Json {
  if (!isObject(value) && !Array.isArray(value)) return values[random(values.length)] ?? null;
  const keys = Object.keys(value);
  const key = keys[random(keys.length)];
  if (key === undefined || random(12) === 0) return values[random(values.length)] ?? null;
  const entries = Object.entries(value).flatMap(([name, item]): [string, Json][] => {
    if (name !== key) return [[name, item]];
    return random(12) === 0 ? [] : [[name, broken(item, random)]];
  });
  return Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
}

/** The same numbers on every machine. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return (state >>> 8) % Math.max(below, 1);
  };
}
