import type { z } from "zod";
import { holdsPlain, type Kinds, kindsOf } from "../document/kinds.ts";
import type { Document, Parameter } from "../document/openapi.ts";
import type { style } from "../hints/schema.ts";
import { isJson } from "./media.ts";

export type Style = z.infer<typeof style>;

/** How a parameter is written: its style where that is not the usual one, or why there is no way to write it. */
export type Written = { readonly style: Style | undefined } | { readonly wrong: string };

const usual: Written = { style: undefined };

export function writtenAs(document: Document, parameter: Parameter): Written {
  const { in: place, name, content, schema = {} } = parameter;
  if (content !== undefined) return byContent(name, Object.keys(content));
  const kinds = kindsOf(document, schema);
  const given = parameter.style ?? (place === "query" ? "form" : "simple");
  const exploded = parameter.explode ?? given === "form";
  const written = byStyle(place, given, exploded, kinds);
  if (written === undefined)
    return { wrong: `${place} parameter ${name}: style ${given} has no such value${exploded ? ", exploded" : ""}` };
  const isPlain = !(kinds.list || kinds.object) || holdsPlain(document, schema);
  return isPlain
    ? written
    : { wrong: `${place} parameter ${name}: style ${given} cannot write lists or objects inside others` };
}

function byContent(name: string, types: readonly string[]): Written {
  const [type = "", ...more] = types;
  if (more.length === 0 && isJson(type)) return { style: "json" };
  if (more.length === 0 && type.startsWith("text/")) return usual;
  return { wrong: `parameter ${name} has content of ${types.join(", ") || "no type"}: only JSON and text are written` };
}

/** `undefined`: OpenAPI does not say how. */
function byStyle(place: string, style: string, exploded: boolean, kinds: Kinds): Written | undefined {
  const isOther = kinds.list || kinds.object;
  if (place === "header" || place === "path") {
    if (style === "simple") return isOther ? { style: exploded ? "simple*" : "simple" } : usual;
    if (place === "header") return undefined;
    if (style === "label") return { style: exploded ? "label*" : "label" };
    return style === "matrix" ? { style: exploded ? "matrix*" : "matrix" } : undefined;
  }
  if (style === "form") {
    if (!exploded) return isOther ? { style: "form" } : usual;
    return kinds.object ? { style: "form*" } : usual;
  }
  if (style === "deepObject") return kinds.object && !kinds.list && !kinds.plain ? { style: "deep" } : undefined;
  const delimited = { spaceDelimited: "space", pipeDelimited: "pipe" } as const;
  if (style !== "spaceDelimited" && style !== "pipeDelimited") return undefined;
  if (!isOther || (exploded && !kinds.object)) return usual;
  return exploded ? undefined : { style: delimited[style] };
}
