import { type Document, type Operation, operationsOf, schemaOf } from "../description/document.ts";
import { findOperation } from "../description/find-operation.ts";
import { createValidator, type Validate } from "../description/validator.ts";
import { type Answer, json, type MockRequest } from "../http/message.ts";
import { missingCredential } from "./auth.ts";

export interface StrictOptions {
  /** The only credential let in; any by default. */
  readonly secret?: string;
}

/** Refuses what Prism lets through: wrong credentials, undeclared query keys and body fields. */
export function createStrict(document: Document, { secret }: StrictOptions = {}) {
  const operations = operationsOf(document);
  const validate = createValidator(document, { closed: true });

  return (request: MockRequest): Answer | undefined => {
    const operation = findOperation(operations, request.method, request.path)?.operation;
    if (!operation) return undefined;
    const credential = missingCredential(document, operation.security, request, secret);
    if (credential) return refusal(401, [credential]);
    const query = undeclaredKeys(document, operation, request);
    if (query.length > 0) return refusal(400, query);
    const body = bodyProblems(validate, operation, request);
    return body.length > 0 ? refusal(422, body) : undefined;
  };
}

/** The shape Prism refuses in, so that a caller sees one kind. */
function refusal(status: number, problems: readonly string[]): Answer {
  const detail = problems.join("; ");
  return json(
    status,
    { title: "Refused by the mock", status, detail, message: detail },
    { "content-type": "application/problem+json" },
  );
}

function undeclaredKeys(document: Document, operation: Operation, { query }: MockRequest): readonly string[] {
  const declared = new Set(
    operation.parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name),
  );
  for (const { in: place, name } of Object.values(document.components?.securitySchemes ?? {})) {
    if (place === "query" && name) declared.add(name);
  }
  return [...new Set(query.keys())]
    .filter((key) => !declared.has(key))
    .map((key) => `query parameter "${key}" is not declared`);
}

function bodyProblems(validate: Validate, operation: Operation, { body }: MockRequest): readonly string[] {
  const schema = schemaOf(operation.body);
  if (body === undefined) return [];
  if (!operation.body) return ["a body is not declared"];
  return schema ? validate(schema, body) : [];
}
