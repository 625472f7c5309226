import { chosenType } from "./media.ts";

/** A JSON schema as OpenAPI 3 has it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly [keyword: string]: unknown;
}

/** An OpenAPI 3 document, as far as a mock reads it. */
export interface Document {
  readonly openapi: string;
  readonly paths?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly securitySchemes?: Readonly<Record<string, SecurityScheme>>;
  };
  readonly security?: readonly SecurityRequirement[];
}

/** Scheme names; all of them together let a request in. */
export type SecurityRequirement = Readonly<Record<string, readonly string[]>>;

export interface SecurityScheme {
  readonly type: string;
  readonly in?: string;
  readonly name?: string;
  readonly scheme?: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required?: boolean;
  readonly style?: string;
  /** False: a list is one value with commas, not a repeated key. */
  readonly explode?: boolean;
  readonly schema?: Schema;
  readonly content?: Body["content"];
}

export interface Media {
  readonly schema?: Schema;
  /** How the fields of a form are written. */
  readonly encoding?: Readonly<Record<string, { readonly style?: string; readonly explode?: boolean }>>;
}

export interface Body {
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, Media>>;
}

/** An operation with its references to parameters, bodies and responses followed; those to schemas stay. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body?: Body;
  readonly responses: Readonly<Record<string, Body>>;
  readonly security: readonly SecurityRequirement[];
  /** The SDK's method, where several operations share a path and a method. */
  readonly id?: string;
  /** Whether the SDK says that it has no method for it. */
  readonly unsupported?: true;
}

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Every operation of the document, in its order. */
export function operationsOf(document: Document): readonly Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.filter((method) => item[method] !== undefined).map((method) => readOperation(document, path, method, item)),
  );
}

/** What a reference inside the document points at; anything else is returned as it is. */
export function resolve<T>(document: Document, value: T | { readonly $ref: string }, depth = 0): T {
  if (typeof value !== "object" || value === null || !("$ref" in value)) return value as T;
  const target = value.$ref
    .replace(/^#\//, "")
    .split("/")
    .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
  if (target === undefined) throw new Error(`${value.$ref} is not in the document`);
  if (depth > MAX_REFERENCES) throw new Error(`${value.$ref} leads to itself`);
  return resolve(document, target as T, depth + 1);
}

/** A reference may lead to a reference; one that leads on so often goes in a circle. */
const MAX_REFERENCES = 100;

/** The schema of the content that a client sends, or would rather have. */
export function schemaOf(body: Body | undefined): Schema | undefined {
  const content = body?.content ?? {};
  return content[chosenType(Object.keys(content)) ?? ""]?.schema;
}

/** The schema of a parameter, or of its only content. */
export const schemaOfParameter = ({ schema, content }: Parameter): Schema =>
  schema ?? Object.values(content ?? {})[0]?.schema ?? {};

interface RawOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses?: Readonly<Record<string, Body>>;
  readonly security?: readonly SecurityRequirement[];
  readonly "x-method"?: string;
  readonly "x-unsupported"?: string;
}

/** These have no body, whatever a description says (RFC 9110, sections 9.3.2, 15.3.5 and 15.3.6). */
const bodyOf = (method: string, status: string, response: Body): Body => {
  const { content: _, ...empty } = response;
  return method === "head" || status === "204" || status === "205" ? empty : response;
};

function readOperation(
  document: Document,
  path: string,
  method: string,
  item: Readonly<Record<string, unknown>>,
): Operation {
  const raw = item[method] as RawOperation;
  const shared = (item.parameters ?? []) as readonly Parameter[];
  const parameters = [...shared, ...(raw.parameters ?? [])].map((each) => resolve(document, each));
  return {
    method: method.toUpperCase(),
    path,
    // A parameter of the operation replaces the path's one of the same name and place.
    parameters: [...new Map(parameters.map((each) => [`${each.in} ${each.name}`, each])).values()],
    // A body of these has no meaning (RFC 9110, section 9.3.1), and `fetch` sends none.
    ...(raw.requestBody && !["get", "head"].includes(method) && { body: resolve(document, raw.requestBody) }),
    responses: Object.fromEntries(
      Object.entries(raw.responses ?? {}).map(([status, each]) => [
        status,
        bodyOf(method, status, resolve(document, each)),
      ]),
    ),
    security: raw.security ?? document.security ?? [],
    ...(raw["x-method"] !== undefined && { id: raw["x-method"] }),
    ...(raw["x-unsupported"] !== undefined && { unsupported: true }),
  };
}
