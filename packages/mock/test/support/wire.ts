import type { Operation as Row } from "@x/core";
import type { Document, Operation, Parameter } from "../../src/description/document.ts";
import { matchPath } from "../../src/description/find-operation.ts";
import { isPairs, isParts } from "../../src/description/media.ts";
import { parametersAt, type Sample } from "../../src/description/sample.ts";
import { isObject, type MockRequest } from "../../src/http/message.ts";
import { readBody } from "../../src/strict/read-body.ts";
import { readParameter } from "../../src/strict/read-parameter.ts";
import { headerText, queryPairs, segment } from "./styles.ts";

/** The parts of a request an operation's input decides, as the document says they are to be read. */
export interface Wire extends Sample {
  readonly method: string;
}

/** What the document reads in the request that it asks for, given the sample. */
export function expectedWire({ method }: Operation, sample: Sample, { sends = "", body: kind }: Partial<Row>): Wire {
  const { path, query, header } = sample;
  // Fields that need not be there are no body where none is given; a body that is given whole is sent as it is.
  const isEmpty = kind === "optional" && isObject(sample.body) && Object.keys(sample.body).length === 0;
  const body = isEmpty ? undefined : sample.body;
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
  const names = operation.parameters.map(({ name }) => name);
  const at = (place: Parameter["in"]) =>
    Object.fromEntries(
      parametersAt(operation, place).flatMap((parameter) => {
        const taken = readParameter(document, parameter, request, params, names);
        return taken === undefined ? [] : [[parameter.name, taken.value]];
      }),
    );
  const type = String(request.headers["content-type"] ?? "");
  const read = request.text === "" ? undefined : (readBody(document, operation, request)?.value ?? request.body);
  const body = (isPairs(type) || isParts(type)) && isObject(read) ? filled(read) : read;
  return {
    method: request.method,
    ...{ path: at("path"), query: filled(at("query")), header: filled(at("header")) },
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

/** The path, query and headers of a request, written as the document says. */
export function writtenWire({ method, path, parameters }: Operation, sample: Sample) {
  const parameter = (place: Parameter["in"], name: string): Parameter =>
    parameters.find((each) => each.in === place && each.name === name) ?? { name, in: place };
  const pairs = Object.entries(sample.query).flatMap(([name, value]) => queryPairs(parameter("query", name), value));
  const header = ([name, value]: [string, unknown]) => [
    name.toLowerCase(),
    headerText(parameter("header", name), value),
  ];
  return {
    method,
    path: path.replace(/\{([^}]+)\}/g, (_, name: string) => segment(parameter("path", name), sample.path[name])),
    query: grouped(pairs),
    headers: Object.fromEntries(Object.entries(sample.header).map(header)),
  };
}

const grouped = (pairs: readonly (readonly [string, string])[]) =>
  Object.fromEntries(
    [...new Set(pairs.map(([key]) => key))].map((key) => [
      key,
      pairs.flatMap((pair) => (pair[0] === key ? [pair[1]] : [])),
    ]),
  );
