import type { Json, JsonObject } from "../json/json.ts";

/** OpenAPI 3.1 after `inline`: parameters, bodies and answers stand where they are used; only schemas are referred to. */
export interface Document {
  readonly openapi: string;
  readonly info: { readonly title?: string; readonly version?: string; readonly description?: string };
  readonly tags?: readonly { readonly name: string; readonly description?: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly deprecated?: boolean;
  readonly servers?: Json;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: RequestBody;
  readonly responses: Readonly<Record<string, Response>>;
  readonly "x-sdk"?: Json;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly deprecated?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
  readonly content?: Readonly<Record<string, Media>>;
  readonly style?: string;
  readonly explode?: boolean;
  readonly "x-sdk"?: Json;
  /** Pointer to where the parameter is declared. */
  readonly "x-at": string;
}

export interface RequestBody {
  readonly description?: string;
  readonly required?: boolean;
  readonly content: Readonly<Record<string, Media>>;
}

export interface Response {
  readonly description?: string;
  readonly content?: Readonly<Record<string, Media>>;
}

export interface Media {
  readonly schema?: Schema;
  readonly encoding?: Json;
}

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly readOnly?: boolean;
  readonly writeOnly?: boolean;
  readonly default?: Json;
  readonly format?: string;
  readonly maxLength?: number;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly "x-sdk"?: Json;
  /** Stands for every value an open enum does not name. */
  readonly "x-open"?: true;
}

export interface Row {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
  readonly pointer: string;
}

export const methods = ["get", "head", "post", "put", "patch", "delete", "options", "trace"] as const;

/** A part of a document as the JSON it is. */
export function jsonOf(part: Document | Operation | Media | Schema): JsonObject {
  // An interface has no index signature, so the compiler does not see it.
  return part as unknown as JsonObject;
}
