import type { Document, Operation, Parameter } from "../../src/description/document.ts";
import { matchPath } from "../../src/description/find-operation.ts";
import { isPairs, isParts } from "../../src/description/media.ts";
import { parametersAt, type Sample } from "../../src/description/sample.ts";
import { isObject, type MockRequest } from "../../src/http/message.ts";
import { readBody } from "../../src/strict/read-body.ts";
import { readParameter } from "../../src/strict/read-parameter.ts";

/** The parts of a request an operation's input decides, as the document says they are to be read. */
export interface Wire extends Sample {
  readonly method: string;
}

/** What the document reads in the request that it asks for, given the sample. */
export function expectedWire({ method }: Operation, sample: Sample, sends = ""): Wire {
  const { path, query, header, body } = sample;
  const isForm = isPairs(sends) || isParts(sends);
  return {
    method,
    ...{ path, query: filled(query), header: filled(header) },
    ...(body !== undefined && { body: isForm && isObject(body) ? filled(body) : body }),
  };
}

/** The same parts of a request that was seen. */
export function actualWire(document: Document, operation: Operation, request: MockRequest): Wire {
  const params = matchPath(operation.path, request.path) ?? {};
  const at = (place: Parameter["in"]) =>
    Object.fromEntries(
      parametersAt(operation, place).flatMap((parameter) => {
        const taken = readParameter(document, parameter, request, params);
        return taken === undefined ? [] : [[parameter.name, taken.value]];
      }),
    );
  const body = request.text === "" ? undefined : (readBody(document, operation, request)?.value ?? request.body);
  return {
    method: request.method,
    ...{ path: at("path"), query: at("query"), header: at("header") },
    ...(body !== undefined && { body }),
  };
}

/** A list or an object with nothing in it has nothing to send. */
const filled = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => typeof value !== "object" || value === null || Object.keys(value).length > 0,
    ),
  );

/** The path, query and headers of a request with the usual styles: a list is a repeated key, or one text with commas. */
export function usualWire(operation: Operation, sample: Sample) {
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
  };
}
