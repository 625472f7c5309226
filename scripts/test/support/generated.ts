import type { Runs } from "../../pipeline/docs/runs.ts";
import { type Generated, generate, runsIn } from "../../pipeline/generate.ts";
import { yamlText } from "../../pipeline/json/yaml-text.ts";

/** An overlay that changes nothing. */
export const noOverlay = yamlText({
  overlay: "1.0.0",
  info: { title: "None", version: "1" },
  actions: [{ target: "$.info", description: "Nothing to correct.", update: {} }],
});

/** What is generated for a vendor called acme. */
export function generated(spec: unknown, overlay = noOverlay): Generated {
  return generate({ vendor: "acme", spec: textOf(spec), overlay });
}

/** What the runs of a vendor called acme can come to. */
export function runsOf(spec: unknown): Runs {
  return runsIn({ vendor: "acme", spec: textOf(spec), overlay: noOverlay });
}

/** One of the generated files. */
export function fileOf(spec: unknown, path: string, overlay = noOverlay): string {
  return generated(spec, overlay).files.get(path) ?? "";
}

function textOf(spec: unknown): string {
  return typeof spec === "string" ? spec : yamlText(spec);
}
