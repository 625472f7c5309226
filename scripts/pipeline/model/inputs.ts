import type { Document, Operation, Parameter, Schema } from "../document/openapi.ts";
import { resolve } from "../document/schemas.ts";
import { hasClientDefault, inputName } from "../hints/hints.ts";
import type { Body } from "./bodies.ts";
import type { BodyField } from "./body-field.ts";
import { type Style, writtenAs } from "./styles.ts";

/** One of the flat inputs of an operation. */
export interface Input {
  readonly name: string;
  readonly wire: string;
  readonly in: "path" | "query" | "header" | "body";
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly schema: Schema;
  /** How it is written, where that is not the usual way. */
  readonly style?: Style;
  /** Whether it is a file, or a list of files. */
  readonly file?: "one" | "list";
  /** Whether it is a whole body that goes as it is. */
  readonly raw?: "text" | "bytes";
  readonly description: string;
  readonly parameter?: Parameter;
}

/** All inputs of an operation: path, query and header parameters, then the body. */
export function inputsOf(document: Document, operation: Operation, body: Body | undefined): readonly Input[] {
  const parameters = (["path", "query", "header"] as const).flatMap((place) =>
    operation.parameters
      .filter((parameter) => parameter.in === place && isInput(parameter))
      .map((one) => fromParameter(document, one, place)),
  );
  const inputs = body ? [...parameters, ...fromBody(body, operation.requestBody?.description)] : parameters;
  // A field without words of its own has those of its type.
  return inputs.map((input) => ({
    ...input,
    description: input.description || wordsOf(document, input.schema),
  }));
}

function fromParameter(document: Document, parameter: Parameter, place: "path" | "query" | "header"): Input {
  const written = writtenAs(document, parameter);
  const [media] = Object.values(parameter.content ?? {});
  const schema = parameter.schema ?? media?.schema ?? {};
  return {
    name: inputName(parameter),
    wire: parameter.name,
    in: place,
    required: (place === "path" || parameter.required === true) && !hasClientDefault(parameter),
    deprecated: parameter.deprecated === true,
    schema,
    ...("style" in written && written.style !== undefined && { style: written.style }),
    description: parameter.description ?? schema.description ?? "",
    parameter,
  };
}

function fromBody(body: Body, description = ""): readonly Input[] {
  if (body.kind !== "whole") return body.fields.map(fromField);
  const { schema, required, raw } = body;
  const field = fromField({ name: "body", schema, required });
  return [{ ...field, ...(raw && { raw }), description: schema.description ?? description }];
}

function fromField({ name, schema, required, style, file }: BodyField): Input {
  const { deprecated = false, description = "" } = schema;
  const written = { ...(style && { style }), ...(file && { file }) };
  return { name, wire: name, in: "body", required, deprecated, schema, ...written, description };
}

function wordsOf(document: Document, schema: Schema): string {
  return resolve(document, schema).description ?? "";
}

/** Whether a parameter is for a caller to give. */
export function isInput({ in: place, name }: Pick<Parameter, "in" | "name">): boolean {
  return place !== "header" || !isRuntimeHeader(name);
}

/** Whether the runtime sets a header itself, or nobody may: those of the connection, of cookies, of credentials. */
function isRuntimeHeader(name: string): boolean {
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
