import { holdsFiles, holdsPlain, isFile, kindsOf } from "../document/kinds.ts";
import type { Document, Media } from "../document/openapi.ts";
import { isObject, own } from "../json/json.ts";
import type { BodyField } from "./body-field.ts";
import { isJson } from "./media.ts";
import type { Style } from "./styles.ts";

interface FormFields {
  readonly fields: readonly BodyField[];
  readonly wrong?: string;
}

/** The fields of a form, each with the way it is written. */
export function formFields(document: Document, type: string, fields: readonly BodyField[], media: Media): FormFields {
  const isParts = type.startsWith("multipart/");
  const written = fields.map((field) => (isParts ? asPart(document, field) : asPair(document, field, media)));
  const [wrong] = written.flatMap((one) => ("wrong" in one ? [one.wrong] : []));
  return {
    fields: written.flatMap((one) => ("wrong" in one ? [] : [one])),
    ...(wrong !== undefined && { wrong: `a form (${type}): ${wrong}` }),
  };
}

/** A part holds a file, a text, or JSON. */
function asPart(document: Document, field: BodyField): BodyField {
  if (isFile(document, field.schema)) return { ...field, file: "one" };
  return holdsFiles(document, field.schema) ? { ...field, file: "list" } : field;
}

/** A pair holds text; a list repeats its name, an object needs a style that says how. */
function asPair(document: Document, field: BodyField, media: Media): BodyField | { readonly wrong: string } {
  const { name, schema } = field;
  const { style, explode, contentType } = encodingOf(media, name);
  const { object, list, plain } = kindsOf(document, schema);
  const wrong = { wrong: `OpenAPI does not say how its field ${name} is written` };
  if (!object && !list) return field;
  if (typeof contentType === "string" && isJson(contentType)) return { ...field, style: "json" };
  if (!holdsPlain(document, schema)) return object && style === undefined ? { ...field, style: "json" } : wrong;
  if (style === "deepObject") return object && !list && !plain ? { ...field, style: "deep" } : wrong;
  const delimited: Readonly<Record<string, Style>> = { spaceDelimited: "space", pipeDelimited: "pipe" };
  if (typeof style === "string" && style !== "form") {
    const given = own(delimited, style);
    return given === undefined || explode === true ? wrong : { ...field, style: given };
  }
  if (explode === false) return { ...field, style: "form" };
  // An object without an encoding is JSON, says OpenAPI.
  if (!object) return field;
  return { ...field, style: style === "form" ? "form*" : "json" };
}

function encodingOf(media: Media, name: string) {
  const all = media.encoding;
  const one = isObject(all) ? own(all, name) : undefined;
  return isObject(one) ? one : {};
}
