import type { Runs } from "../../pipeline/docs/runs.ts";
import { type Generated, generate, runsIn, type Source } from "../../pipeline/generate.ts";
import type { Json } from "../../pipeline/json/json.ts";
import { yamlText } from "../../pipeline/json/yaml-text.ts";
import { hintsApart, noOverlay } from "./hints-apart.ts";

export { noOverlay };

/** What is generated for a vendor called acme. */
export function generated(spec: unknown, overlay?: string): Generated {
  return generate(sourceOf(spec, overlay));
}

/** What the runs of a vendor called acme can come to. */
export function runsOf(spec: unknown, overlay?: string): Runs {
  return runsIn(sourceOf(spec, overlay));
}

/** One of the generated files. */
export function fileOf(spec: unknown, path: string, overlay?: string): string {
  return generated(spec, overlay).files.get(path) ?? "";
}

/** A text stands as it is; the hints in a value become an overlay where none is given. */
function sourceOf(spec: unknown, overlay: string | undefined): Source {
  if (typeof spec === "string") return { vendor: "acme", spec, overlay: overlay ?? noOverlay };
  const apart = hintsApart(spec as Json);
  return overlay === undefined
    ? { vendor: "acme", spec: yamlText(apart.spec), overlay: apart.overlay }
    : { vendor: "acme", spec: yamlText(spec), overlay };
}
