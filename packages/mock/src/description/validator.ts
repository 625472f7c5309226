import { createRequire } from "node:module";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020.js";
import { closedAsWhole, opened } from "./combined.ts";
import { type Document, resolve, type Schema } from "./document.ts";
import { expressionOf } from "./expression.ts";
import { mapSchema, type Position, toJsonSchema } from "./json-schema.ts";
import { nearest } from "./nearest.ts";
import { asChecked } from "./openapi-schema.ts";

const require = createRequire(import.meta.url);

/** What is wrong with a value, a line each; empty when it is right. */
export type Validate = (schema: Schema, value: unknown) => readonly string[];

export interface ValidatorOptions {
  /** Also refuse fields no schema declares, where the schema declares any and leaves no free map. */
  readonly closed?: boolean;
  /** What the values are: a field that is only read need not be in a request, one that is only written not in an answer. */
  readonly of?: "requests" | "answers";
  /** Also say which names are allowed where one is not. */
  readonly hints?: boolean;
}

/** Checks values against schemas of the document. */
export function createValidator(
  document: Document,
  { closed = false, hints = false, of }: ValidatorOptions = {},
): Validate {
  // Loaded when first needed: a server that was only started has no use for it.
  const { Ajv2020 } = require("ajv/dist/2020.js") as typeof import("ajv/dist/2020.js");
  const formats = require("ajv-formats") as typeof import("ajv-formats");
  const ajv = new Ajv2020({
    ...{ strict: false, allErrors: true, verbose: true, logger: false, validateSchema: false },
    code: { regExp: Object.assign(expressionOf, { code: "new RegExp" }) },
  });
  formats.default(ajv);
  const prepare = (schema: Schema, position: Position = "value") => {
    const standard = mapSchema(toJsonSchema(schema), (each) => asChecked(document, each, of), position);
    const whole = mapSchema(standard, (each) => closedAsWhole(document, each), position);
    const strict = closed ? mapSchema(whole, (each, at) => close(document, each, at), position) : whole;
    return mapSchema(strict, absoluteRef);
  };
  const added = new Set<string>();
  /** Adds what a schema refers to, and what that refers to: of a large description most is never needed. */
  function addReferred(schema: Schema): void {
    mapSchema(schema, (each) => {
      const [, name = ""] = /^document:\/([^#]+)/.exec(each.$ref ?? "") ?? [];
      if (name === "" || added.has(name)) return each;
      added.add(name);
      // References may come from a branch, so a referenced schema stays open at its root: the reference closes it.
      const component = resolve<Schema>(document, { $ref: componentsPath + decodeURIComponent(name) });
      const referred = opened(prepare(component, "branch"));
      ajv.addSchema({ ...referred, $id: `document:/${name}` });
      addReferred(referred);
      return each;
    });
  }
  const compile = (schema: Schema) => {
    const prepared = prepare(schema);
    addReferred(prepared);
    return ajv.compile(prepared);
  };
  const compiled = new WeakMap<Schema, ValidateFunction>();
  return (schema, value) => {
    const validate = compiled.get(schema) ?? compile(schema);
    compiled.set(schema, validate);
    return validate(value)
      ? []
      : [...new Set((validate.errors ?? []).map((error) => describe(error, hints ? document : undefined)))];
  };
}

const componentsPath = "#/components/schemas/";

/** A reference to a schema of the document, as one to a schema by itself, whose name may have what no address has. */
function absoluteRef(schema: Schema): Schema {
  if (!schema.$ref?.startsWith(componentsPath)) return schema;
  const [name = "", ...rest] = schema.$ref.slice(componentsPath.length).split("/");
  return { ...schema, $ref: `document:/${encodeURIComponent(name)}${rest.length > 0 ? `#/${rest.join("/")}` : ""}` };
}

/** The reference as the document has it. */
const ownRef = ($ref: string) =>
  $ref.replace(/^document:\/([^#]+)(?:#(.*))?$/, (_, name: string, rest = "") =>
    [componentsPath, decodeURIComponent(name), rest].join(""),
  );

function close(document: Document, schema: Schema, position: Position): Schema {
  return position === "value" && declaresFields(document, schema)
    ? { ...schema, unevaluatedProperties: false }
    : schema;
}

function declaresFields(document: Document, schema: Schema): boolean {
  const { $ref, properties, allOf = [], anyOf = [], oneOf = [] } = schema;
  if ($ref !== undefined) return declaresFields(document, resolve<Schema>(document, { $ref }));
  return properties !== undefined || [...allOf, ...anyOf, ...oneOf].some((each) => declaresFields(document, each));
}

function describe(
  { instancePath, keyword, params, message, parentSchema }: ErrorObject,
  document: Document | undefined,
): string {
  const field = instancePath.slice(1).replaceAll("/", ".");
  if (keyword === "unevaluatedProperties" || keyword === "additionalProperties") {
    const name = params.unevaluatedProperty ?? params.additionalProperty;
    const near = document ? nearest(name, fieldNames(document, parentSchema as Schema)) : [];
    const allowed = near.length > 0 ? `; allowed: ${near.join(", ")}` : "";
    return `field "${[field, name].filter(Boolean).join(".")}" is not declared${allowed}`;
  }
  if (keyword === "required") {
    return `field "${[field, params.missingProperty].filter(Boolean).join(".")}" is required`;
  }
  if (keyword === "enum") return `${at(field)} must be one of ${JSON.stringify(params.allowedValues)}`;
  return `${at(field)} ${message}`;
}

/** The fields a schema declares, in its branches too. */
function fieldNames(document: Document, schema: Schema): readonly string[] {
  const { $ref, properties = {}, allOf = [], anyOf = [], oneOf = [] } = schema;
  const referred = $ref === undefined ? [] : [resolve<Schema>(document, { $ref: ownRef($ref) })];
  return [
    ...Object.keys(properties),
    ...[...referred, ...allOf, ...anyOf, ...oneOf].flatMap((each) => fieldNames(document, each)),
  ];
}

const at = (field: string) => (field === "" ? "the value" : `field "${field}"`);
