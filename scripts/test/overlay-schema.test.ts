import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { root, vendorsIn } from "../commands/workspace.ts";
import { emitOverlaySchema } from "../pipeline/emit/overlay-schema.ts";
import { emitDefaultEffects, emitPlanTypes } from "../pipeline/emit/plan-types.ts";
import { effectOf } from "../pipeline/hints/effects.ts";
import { operationHints } from "../pipeline/hints/schema.ts";

const { definitions } = JSON.parse(emitOverlaySchema());

test.each(vendorsIn(root))("the overlay of %s tells editors of its schema", (vendor) => {
  const overlay = readFileSync(join(root, "specs", vendor, "overlay.yaml"), "utf8");

  expect(overlay.split("\n")[0]).toBe("# yaml-language-server: $schema=../overlay.schema.json");
});

describe("an editor", () => {
  test("knows an `x-sdk` at any depth of an update", () => {
    const { properties, additionalProperties, items } = definitions.Update;

    expect(properties["x-sdk"].anyOf).toContainEqual({ $ref: "#/definitions/OperationHints" });
    expect([additionalProperties, items]).toEqual([{ $ref: "#/definitions/Update" }, { $ref: "#/definitions/Update" }]);
  });

  test("knows every hint of an operation, and asks for none, as an update may give a part", () => {
    expect(Object.keys(definitions.OperationHints.properties)).toEqual(Object.keys(operationHints.shape));
    expect(JSON.stringify(definitions.OperationHints)).not.toContain('"required"');
  });

  test("can say what every field of a run's plan means", () => {
    const { name, id, poll, started } = definitions.RunPlan.properties;

    for (const field of [name, id, poll, started]) expect(field.description).toMatch(/\w/);
  });
});

describe("the core", () => {
  const types = emitPlanTypes();

  test("gets operations as rows, and plans without what only the generator reads", () => {
    expect(types).toMatch(/ {2}readonly poll: Operation;\n/);
    expect(types.match(/export interface OutputPlan \{[^}]*\}/)?.[0]).toMatch(
      /operation\?: Operation;[^}]*value: string;\n\}/,
    );
  });

  test("gets each type once", () => {
    const names = types.match(/(?<=^export (?:type|interface) )\w+/gm) ?? [];

    expect(names).toContain("RunState");
    expect(new Set(names).size).toBe(names.length);
  });

  test("gets the one table of what methods promise", () => {
    expect(emitDefaultEffects()).toContain('OPTIONS: "read"');
    expect(effectOf("options", {})).toBe("read");
    expect(effectOf("constructor", {})).toBe("once");
  });
});
