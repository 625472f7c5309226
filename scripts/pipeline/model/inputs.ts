import type { Document, Operation, Parameter, Schema } from "../document/openapi.ts";
import { resolve } from "../document/schemas.ts";
import { hasClientDefault, inputName } from "../hints/hints.ts";
import type { Body } from "./bodies.ts";

/** One of the flat inputs of an operation. */
export interface Input {
  readonly name: string;
  readonly wire: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly schema: Schema;
  readonly description: string;
  readonly parameter?: Parameter;
}

/** All inputs of an operation: path, query and header parameters, then the body. */
export function inputsOf(document: Document, operation: Operation, body: Body | undefined): readonly Input[] {
  const parameters = (["path", "query", "header"] as const).flatMap((place) =>
    operation.parameters.filter((parameter) => isInput(parameter, place)).map((one) => fromParameter(one, place)),
  );
  const inputs = body ? [...parameters, ...fromBody(body, operation.requestBody?.description)] : parameters;
  // A field without words of its own has those of its type.
  return inputs.map((input) => ({
    ...input,
    description: input.description || wordsOf(document, input.schema),
  }));
}

function fromParameter(parameter: Parameter, place: "path" | "query" | "header"): Input {
  return {
    name: inputName(parameter),
    wire: parameter.name,
    in: place,
    required: (place === "path" || parameter.required === true) && !hasClientDefault(parameter),
    deprecated: parameter.deprecated === true,
    schema: parameter.schema ?? {},
    description: parameter.description ?? parameter.schema?.description ?? "",
    parameter,
  };
}

function fromBody(body: Body, description = ""): readonly Input[] {
  if (body.kind !== "whole") return body.fields.map(fromField);
  const { schema, required } = body;
  return [{ ...fromField({ name: "body", schema, required }), description: schema.description ?? description }];
}

function fromField({ name, schema, required }: { name: string; schema: Schema; required: boolean }): Input {
  const { deprecated = false, description = "" } = schema;
  return { name, wire: name, in: "body", required, deprecated, schema, description };
}

function wordsOf(document: Document, schema: Schema): string {
  return resolve(document, schema).description ?? "";
}

function isInput(parameter: Parameter, place: string): boolean {
  return parameter.in === place && !(place === "header" && isRuntimeHeader(parameter.name));
}

/** Whether the runtime sets a header itself, or nobody may: those of the connection, of cookies, of credentials. */
export function isRuntimeHeader(name: string): boolean {
  return (
    /^(proxy|sec|access-control)-|^x-http-method(-override)?$/i.test(name) || runtimeHeaders.has(name.toLowerCase())
  );
}

// What the core sets, and what `fetch` forbids: https://fetch.spec.whatwg.org/#forbidden-request-header
const runtimeHeaders = new Set([
  ...["accept", "authorization", "content-type", "idempotency-key"],
  ...["accept-charset", "accept-encoding", "connection", "content-encoding", "content-length", "cookie", "cookie2"],
  ...["date", "dnt", "expect", "host", "keep-alive", "origin", "referer", "set-cookie", "te", "trailer"],
  ...["transfer-encoding", "upgrade", "via"],
]);
