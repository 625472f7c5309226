import type { Operation } from "../../src/description/document.ts";
import { parametersAt, type Sample } from "../../src/description/sample.ts";
import type { MockRequest } from "../../src/http/message.ts";

/** The parts of a request an operation's input decides. */
export interface Wire {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** The request the document asks for, given the sample. */
export function expectedWire(operation: Operation, sample: Sample): Wire {
  const segment = (_: string, name: string) => encodeURIComponent(String(sample.path[name]));
  const parameter = (name: string) => parametersAt(operation, "query").find((each) => each.name === name);
  const values = ([name, value]: [string, unknown]): [string, string[]] => {
    const repeated = Array.isArray(value) && parameter(name)?.explode !== false;
    return [name, repeated ? value.map(String) : [String(value)]];
  };
  return {
    method: operation.method,
    path: operation.path.replace(/\{([^}]+)\}/g, segment),
    query: Object.fromEntries(Object.entries(sample.query).map(values)),
    headers: Object.fromEntries(
      Object.entries(sample.header).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    body: sample.body,
  };
}

/** The same parts of a request that was seen; of its headers those the sample has. */
export function actualWire(request: MockRequest, sample: Sample): Wire {
  const { method, path, query, headers, body } = request;
  const names = Object.keys(sample.header).map((name) => name.toLowerCase());
  return {
    method,
    path,
    query: Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])),
    headers: Object.fromEntries(names.map((name) => [name, headers[name]])),
    body,
  };
}
