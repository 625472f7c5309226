import { describe, expect, test } from "vitest";
import { compareSurfaces } from "../pipeline/diff/compare-surfaces.ts";
import type { SurfaceOperation } from "../pipeline/diff/surface-types.ts";
import type { JsonObject } from "../pipeline/json/json.ts";

const plain: SurfaceOperation = { route: "GET /runs", effect: "read", answer: "json", errors: [], auth: [] };
const told = (before: Partial<SurfaceOperation>, after: Partial<SurfaceOperation>) => {
  const surface = (over: Partial<SurfaceOperation>) => ({
    operations: { "runs.get": { ...plain, ...over } },
    types: {},
  });
  return compareSurfaces(surface(before), surface(after)).map(({ level, bump, what }) => `${level} ${bump} ${what}`);
};
const record = (over: JsonObject): { plans: JsonObject } => ({
  plans: { record: { attach: "attach", input: {}, states: [{ if: { status: "done" }, state: "succeeded" }], ...over } },
});
const run = (over: JsonObject): { plans: JsonObject } => ({
  plans: { run: { name: "start", id: "id", poll: "runs.get", ...over } },
});
const pages = (over: JsonObject): { plans: JsonObject } => ({
  plans: { pages: { style: "cursor", cursor: "c", next: "n", items: "", ...over } },
});

describe("behaviour", () => {
  test.each<[string, Partial<SurfaceOperation>, Partial<SurfaceOperation>, string]>([
    [
      "a call that is no longer repeated",
      { effect: "idempotent" },
      { effect: "once" },
      "behaviour major `runs.get` has the effect `once`, was `idempotent`: it is repeated less often.",
    ],
    [
      "a call that may be repeated with its key",
      { effect: "once" },
      { effect: "keyed" },
      "behaviour minor `runs.get` has the effect `keyed`, was `once`: it is repeated more often.",
    ],
    [
      "an outcome that turns",
      record({}),
      record({ states: [{ if: { status: "done" }, state: "failed" }] }),
      'behaviour major A run of `runs.get` with `status: "done"` is `failed`, was `succeeded`.',
    ],
    [
      "an outcome that comes",
      record({ states: [] }),
      record({}),
      'behaviour minor A run of `runs.get` with `status: "done"` is `succeeded`.',
    ],
    [
      "an outcome that goes",
      record({}),
      record({ states: [] }),
      'behaviour major A run of `runs.get` with `status: "done"` is no longer told apart: it was `succeeded`.',
    ],
    [
      "runs that can be cancelled",
      record({}),
      record({ cancel: { operation: "runs.cancel", input: {} } }),
      "behaviour minor The runs of `runs.get` can be cancelled.",
    ],
    [
      "runs that cannot be cancelled any more",
      record({ cancel: { operation: "runs.cancel", input: {} } }),
      record({}),
      "behaviour major The runs of `runs.get` can no longer be cancelled.",
    ],
    [
      "a start whose run cannot be looked for any more",
      run({ find: {} }),
      run({}),
      "behaviour major The runs of `runs.get` can no longer be looked for when the answer of their start is lost.",
    ],
    [
      "a start by another name",
      run({}),
      run({ name: "begin" }),
      "behaviour major The method to start runs of `runs.get` is called `begin`, was `start`.",
    ],
    ["a start that is one no longer", run({}), {}, "behaviour major `runs.get` can no longer be started as a run."],
    [
      "a list whose next page is found elsewhere",
      pages({}),
      pages({ next: "meta.next" }),
      "behaviour patch The pages of `runs.get` are found in another way.",
    ],
    [
      "a list that goes on in another style",
      pages({}),
      { plans: { pages: { style: "single", items: "" } } },
      "behaviour minor `runs.get` is read by `single`, was `cursor`.",
    ],
    [
      "a call that needs a credential",
      {},
      { auth: ["http bearer"] },
      "behaviour major `runs.get` needs `http bearer`, was no credential.",
    ],
  ])("%s", (_what, before, after, want) => {
    expect(told(before, after)).toEqual([want]);
  });

  test("that is the same is not told", () => {
    expect(told(record({}), record({}))).toEqual([]);
  });
});
