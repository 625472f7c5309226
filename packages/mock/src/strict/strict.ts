import type { Document, Operation } from "../description/document.ts";
import { type Found, findOperations, matchPath } from "../description/find-operation.ts";
import { nearestRoutes } from "../description/nearest-routes.ts";
import type { Validate } from "../description/validator.ts";
import type { MockRequest } from "../http/message.ts";
import { wantedOperation } from "../http/prefer.ts";
import { missingCredential, wrongCredential } from "./auth.ts";
import { bodyProblems } from "./body.ts";
import { likeliest } from "./likeliest.ts";
import { type ReadParameter, readParameters, undeclaredKeys, wrongParameters } from "./parameters.ts";
import type { Problem } from "./problem.ts";

export interface StrictOptions {
  /** The only credential let in; any by default. */
  readonly secret?: string | undefined;
}

/** What requests are checked by. */
export interface Described {
  readonly document: Document;
  /** The document's. */
  readonly operations: readonly Operation[];
  readonly validate: Validate;
}

/** What a request is for and what is wrong with it. */
export interface Checked {
  readonly operation?: Operation;
  readonly problems: readonly Problem[];
  /** What is wrong with the credential it has: the vendor's to answer, as a client's tests may well intend it. */
  readonly unauthorized?: string;
}

/** Checks requests by the document, more strictly than Prism: bodies are closed, query keys declared. */
export function createStrict(
  { document, operations, validate }: Described,
  { secret }: StrictOptions,
): (request: MockRequest) => Checked {
  function check(
    { operation }: Found,
    request: MockRequest,
    read: readonly ReadParameter[],
  ): Checked & Pick<Found, "operation"> {
    const missing = missingCredential(document, operation.security, request);
    if (missing) return { operation, problems: [{ status: 401, where: "the request", wrong: missing }] };
    const unauthorized = wrongCredential(document, operation.security, request, secret);
    if (unauthorized) return { operation, problems: [], unauthorized };
    const undeclared = undeclaredKeys(document, request, read);
    if (undeclared.length > 0) return { operation, problems: undeclared };
    const problems = [
      ...wrongParameters(document, read, validate),
      ...bodyProblems(document, validate, operation, request),
    ];
    return { operation, problems };
  }
  return (request) => {
    const { method, path, headers } = request;
    const candidates = findOperations(operations, method, path).map((found) => {
      const read = readParameters(document, found.operation, request, found.params);
      return { read, ...check(found, request, read) };
    });
    return (
      likeliest(document, candidates, wantedOperation(String(headers.prefer ?? ""))) ?? {
        problems: [unknownRoute(operations, method, path)],
      }
    );
  };
}

function unknownRoute(operations: readonly Operation[], method: string, path: string): Problem {
  const methods = operations
    .filter((operation) => matchPath(operation.path, path))
    .map((operation) => operation.method);
  const where = `${method} ${path}`;
  if (methods.length > 0) return { status: 405, where, wrong: "is not described", allowed: methods };
  return { status: 404, where, wrong: "is not described", allowed: nearestRoutes(operations, method, path) };
}
