import { sample as sampleSchema } from "openapi-sampler";
import {
  type Document,
  type Operation,
  type Parameter,
  resolve,
  type Schema,
  schemaOf,
  schemaOfParameter,
} from "./document.ts";
import { isInputHeader } from "./input-headers.ts";
import { mapSchema } from "./json-schema.ts";
import { chosenType, isJsonType, isPairs, isParts } from "./media.ts";
import { createValidator } from "./validator.ts";
import { makeValue } from "./values/make.ts";
import { pruned } from "./values/prune.ts";

/** An operation's input, by where it goes and under the names of the wire. */
export interface Sample {
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  /** Absent where the operation takes no body. */
  readonly body?: unknown;
}

/** Makes right inputs with everything in them that the document declares; the same ones every time. */
export function createSampler(document: Document): (operation: Operation) => Sample {
  const value = valueSampler(document);
  // Nothing cannot stand in a path.
  const given = (schema: Schema, place: Parameter["in"]) => {
    const made = value(schema);
    return place === "path" && made === "" ? value(withoutEmpty(resolve<Schema>(document, schema))) : made;
  };
  const at = (operation: Operation, place: Parameter["in"]) =>
    Object.fromEntries(
      parametersAt(operation, place).map((parameter) => [parameter.name, given(schemaOfParameter(parameter), place)]),
    );
  return (operation) => {
    const schema = schemaOf(operation.body);
    const type = chosenType(Object.keys(operation.body?.content ?? {})) ?? "";
    return {
      path: at(operation, "path"),
      query: at(operation, "query"),
      header: at(operation, "header"),
      ...(schema ? { body: bodyAs(type, value(schema)) } : isRaw(type) && { body: "text" }),
    };
  };
}

const withoutEmpty = (schema: Schema): Schema => ({
  ...schema,
  minLength: 1,
  ...(schema.enum && { enum: schema.enum.filter((value) => value !== "") }),
});

const isRaw = (type: string) => type !== "" && !(isJsonType(type) || isPairs(type) || isParts(type) || type === "*/*");

/** What is neither JSON nor a form goes as text. */
const bodyAs = (type: string, value: unknown): unknown => (isRaw(type) && typeof value !== "string" ? "text" : value);

/** The parameters of an operation that go to `place` and are a caller's to give. */
export const parametersAt = (operation: Operation, place: Parameter["in"]): readonly Parameter[] =>
  operation.parameters.filter(({ in: at, name }) => at === place && (place !== "header" || isInputHeader(name)));

/**
 * Makes a value a schema allows, optional fields included, as a request may have it or as an answer may; of each schema
 * once. What the sampler gets wrong is made anew by the schema's own words.
 */
export function valueSampler(document: Document, of: "requests" | "answers" = "requests"): (schema: Schema) => unknown {
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) => [name, simplify(document, schema)] as const,
  );
  const simple = { ...document, components: { schemas: Object.fromEntries(schemas) } };
  const leftOut = of === "requests" ? "readOnly" : "writeOnly";
  const options = {
    skipReadOnly: of === "requests",
    skipWriteOnly: of === "answers",
    enablePatterns: true,
    quiet: true,
  };
  const validate = createValidator(document, { closed: of === "requests", of });
  const made = new WeakMap<Schema, { readonly value: unknown }>();
  const make = (schema: Schema): unknown => {
    const value = attempt(() => sampleSchema(simplify(document, schema) as unknown as SamplerSchema, options, simple));
    if (value !== undefined && validate(schema, value).length === 0) return value;
    return pruned(validate, schema, makeValue({ document, validate, leftOut }, schema));
  };
  return (schema) => {
    const known = made.get(schema) ?? { value: make(schema) };
    made.set(schema, known);
    return known.value;
  };
}

/** The sampler ends on some schemas, such as patterns it cannot read. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** The sampler reads OpenAPI schemas, though its types name JSON Schema's. */
type SamplerSchema = Parameters<typeof sampleSchema>[0];

const simplify = (document: Document, schema: Schema) =>
  mapSchema(schema, (each) => typed(chooseFirst(document, each)));

/** Helps the sampler where it answers null, or a text that is not base64. */
function typed(schema: Schema): Schema {
  if (schema.format === "byte") return { example: "dGV4dA==", ...schema };
  // It leaves out what a part without a type declares.
  if (schema.type === undefined && schema.properties !== undefined) return { ...schema, type: "object" };
  const isOpen = Object.keys(schema).every((keyword) => annotations.includes(keyword));
  return isOpen ? { ...schema, type: "string" } : schema;
}

const annotations = ["title", "description", "deprecated", "externalDocs"];

/** Where branches only say which fields are required (`id` or `slug`), the first one, without the others' fields. */
function chooseFirst(document: Document, schema: Schema): Schema {
  const keyword = ["oneOf", "anyOf"].find((each) => Array.isArray(schema[each]));
  if (!keyword) return schema;
  const branches = (schema[keyword] as readonly Schema[]).map((each) => resolve<Schema>(document, each));
  if (!branches.every((branch) => Object.keys(branch).join() === "required")) return schema;
  const [first = [], ...others] = branches.map((branch) => branch.required as readonly string[]);
  const dropped = others.flat().filter((name) => !first.includes(name));
  const { [keyword]: _, properties, required, ...rest } = schema;
  return {
    ...rest,
    properties: Object.fromEntries(Object.entries(properties ?? {}).filter(([name]) => !dropped.includes(name))),
    required: [...(required ?? []), ...first],
  };
}
