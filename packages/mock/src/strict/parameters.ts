import { type Document, type Operation, type Parameter, resolve, type Schema } from "../description/document.ts";
import { nearest } from "../description/nearest.ts";
import type { Validate } from "../description/validator.ts";
import type { MockRequest } from "../http/message.ts";
import type { Problem } from "./problem.ts";

/** Query keys the operation does not declare, with those most like them that it does. */
export function undeclaredKeys(document: Document, operation: Operation, { query }: MockRequest): readonly Problem[] {
  const declared = operation.parameters.filter(isIn("query")).map(({ name }) => name);
  const credentials = Object.values(document.components?.securitySchemes ?? {})
    .filter(({ in: place, name }) => place === "query" && name)
    .map(({ name = "" }) => name);
  const known = [...declared, ...credentials];
  return [...new Set(query.keys())]
    .filter((key) => !known.includes(key))
    .map((key) => ({
      status: 400,
      where: `query parameter "${key}"`,
      wrong: "is not declared",
      allowed: nearest(key, known),
    }));
}

/** What is wrong with the parameters that are declared: missing, given twice, or not as their schemas say. */
export function wrongParameters(
  document: Document,
  operation: Operation,
  request: MockRequest,
  params: Readonly<Record<string, string>>,
  validate: Validate,
): readonly Problem[] {
  return operation.parameters.flatMap((parameter): readonly Problem[] => {
    const { name, schema = {}, required } = parameter;
    const where = `${parameter.in} parameter "${name}"`;
    const problem = (wrong: string): Problem => ({ status: 422, where, wrong });
    const texts = textsOf(parameter, request, params);
    if (texts.length === 0) return required && isInput(parameter) ? [problem("is required")] : [];
    const isList = resolve<Schema>(document, schema).type === "array";
    if (!isList && texts.length > 1) return [problem(`is given ${texts.length} times`)];
    const value = isList ? listOf(document, parameter, texts) : scalar(document, schema, texts[0] ?? "");
    return validate(schema, value).map((line) => problem(line.replace(/^the value /, "")));
  });
}

const isIn =
  (place: Parameter["in"]) =>
  (parameter: Parameter): boolean =>
    parameter.in === place;

/** OpenAPI leaves these headers to content negotiation and authentication. */
const isInput = ({ in: place, name }: Parameter) =>
  place !== "header" || !["accept", "content-type", "authorization"].includes(name.toLowerCase());

function textsOf(
  { in: place, name }: Parameter,
  { query, headers }: MockRequest,
  params: Readonly<Record<string, string>>,
): readonly string[] {
  if (place === "query") return query.getAll(name);
  const text = place === "path" ? params[name] : place === "header" ? headers[name.toLowerCase()] : undefined;
  return text === undefined ? [] : [text].flat();
}

function listOf(document: Document, { schema = {}, explode }: Parameter, texts: readonly string[]): readonly unknown[] {
  const { items = {} } = resolve<Schema>(document, schema) as { readonly items?: Schema };
  const parts = explode === false ? texts.flatMap((text) => text.split(",")) : texts;
  return parts.map((text) => scalar(document, items, text));
}

/** The text as what its schema wants, where it can be read so. */
function scalar(document: Document, schema: Schema, text: string): unknown {
  const { type } = resolve<Schema>(document, schema);
  const types = [type].flat();
  if ((types.includes("integer") || types.includes("number")) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) {
    return Number(text);
  }
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}
