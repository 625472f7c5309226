import type { Document, Parameter } from "../description/document.ts";
import { isJsonType } from "../description/media.ts";
import { jsonOrText, type MockRequest } from "../http/message.ts";
import { vendorsPreference } from "../http/prefer.ts";
import { joined, readPairs, type Taken } from "./read-styles.ts";

/** What a request holds of a parameter, by its style or its content; undefined: nothing. */
export function readParameter(
  document: Document,
  parameter: Parameter,
  request: MockRequest,
  params: Readonly<Record<string, string>>,
  names: readonly string[] = [],
): Taken | undefined {
  const { name, in: place, content, style } = parameter;
  const [type] = Object.keys(content ?? {});
  if (type !== undefined) {
    const text = place === "query" ? request.query.get(name) : textAt(parameter, request, params);
    if (text === null || text === undefined) return undefined;
    return { keys: [name], value: isJsonType(type) ? jsonOrText(text) : text };
  }
  const schema = parameter.schema ?? {};
  if (place === "query") return readPairs(document, { ...parameter, schema }, request.query, names);
  const text = textAt(parameter, request, params);
  if (text === undefined) return undefined;
  const exploded = parameter.explode === true;
  const value = (inner: string, separator = ",") => joined(document, schema, inner, separator, exploded);
  if (style === "label") return { keys: [name], value: value(text.slice(1), exploded ? "." : ",") };
  if (style === "matrix") return { keys: [name], value: matrix(text, parameter, value) };
  return { keys: [name], value: value(text) };
}

function textAt(
  { in: place, name }: Parameter,
  { headers }: MockRequest,
  params: Readonly<Record<string, string>>,
): string | undefined {
  if (place === "path") return params[name];
  if (place === "header") return headerAt(headers, name.toLowerCase());
  const cookies = (headers.cookie ?? "").split("; ").map((pair) => pair.split(/=(.*)/s));
  return cookies.find(([key]) => key === name)?.[1];
}

function headerAt(headers: MockRequest["headers"], name: string): string | undefined {
  const [text] = [headers[name] ?? []].flat();
  return name === "prefer" && text !== undefined ? vendorsPreference(text) : text;
}

/** `;name=a,b`, or exploded `;name=a;name=b` and `;key=a`. */
function matrix(
  text: string,
  { name, explode }: Parameter,
  value: (text: string, separator?: string) => unknown,
): unknown {
  const whole = text.slice(1);
  if (explode !== true) return value(whole.slice(name.length + 1));
  const parts = whole.split(";");
  const isNamed = parts.every((part) => part === name || part.startsWith(`${name}=`));
  return value(isNamed ? parts.map((part) => part.slice(name.length + 1)).join(";") : whole, ";");
}
