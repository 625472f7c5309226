import { type Document, type Operation, resolve, type Schema, schemaOf } from "../../src/description/document.ts";
import { createSampler, type Sample } from "../../src/description/sample.ts";
import { isObject } from "../../src/http/message.ts";
import { encoded, isForm, mediaTypeOf } from "./bodies.ts";
import { credentialsFor } from "./credentials.ts";
import { writtenWire } from "./wire.ts";

/** A request as it is sent. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** What the body is encoded by. */
  readonly operation: Operation;
}

/** Numbers from 0 to 1, the same for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

export const oneOf = <T>(random: () => number, list: readonly T[]): T | undefined =>
  list[Math.floor(random() * list.length)];

/** Makes right requests: everything that is declared, or all but some of what need not be given. */
export function createRightRequests(document: Document) {
  const sampleOf = createSampler(document);
  return (operation: Operation, random: () => number): Sent => {
    const sample = sampleOf(operation);
    const credentials = credentialsFor(document, operation);
    const { method, path, query, headers } = writtenWire(operation, thinned(operation, sample, random));
    const body = thinnedBody(document, schemaOf(operation.body), sample.body, random);
    return {
      operation,
      method,
      path,
      query: { ...query, ...listed(credentials.query) },
      headers: { ...credentials.headers, ...(headers as Record<string, string>) },
      ...(body !== undefined && { body }),
    };
  };
}

const listed = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]]));

function thinned(operation: Operation, sample: Sample, random: () => number): Sample {
  const required = operation.parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  const some = (values: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => required.includes(name) || random() < 0.5));
  return { ...sample, query: some(sample.query), header: some(sample.header) };
}

function thinnedBody(document: Document, schema: Schema | undefined, body: unknown, random: () => number): unknown {
  if (!schema || typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const { required = [], oneOf: one, anyOf: any, allOf: all } = resolve<Schema>(document, schema);
  // Which fields may go is then not said in one place.
  if (one || any || all) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => required.includes(name) || random() < 0.5));
}

/** The request with exactly one thing wrong, by name; undefined where that cannot go wrong with it. */
export const mutations: Readonly<
  Record<string, (sent: Sent, operation: Operation, document: Document, random: () => number) => Sent | undefined>
> = {
  "an undeclared query key": (sent) => ({ ...sent, query: { ...sent.query, undeclared_key: ["1"] } }),
  "no credential": (sent, operation, document) => {
    const { headers, query } = credentialsFor(document, operation);
    const needsNone = operation.security.some((way) => Object.keys(way).length === 0);
    if (needsNone || Object.keys({ ...headers, ...query }).length === 0) return undefined;
    return { ...sent, headers: without(sent.headers, headers), query: without(sent.query, query) };
  },
  "an undeclared field": (sent, operation, document) => {
    const { additionalProperties, properties } = resolve<Schema>(document, schemaOf(operation.body) ?? {});
    if (!isObject(sent.body) || additionalProperties || !properties) return undefined;
    return { ...sent, body: { ...sent.body, undeclared_field: 1 } };
  },
  "a required field that is missing": (sent, operation, document, random) => {
    const { required = [], properties = {} } = resolve<Schema>(document, schemaOf(operation.body) ?? {});
    // What only answers have need not be in a request.
    const needed = required.filter((each) => resolve<Schema>(document, properties[each] ?? {}).readOnly !== true);
    const name = oneOf(random, needed);
    if (!isObject(sent.body) || name === undefined) return undefined;
    const { [name]: _, ...body } = sent.body;
    return { ...sent, body };
  },
  "a field of another type": (sent, operation, document, random) => {
    // In a form all is text.
    if (isForm(mediaTypeOf(operation.body) ?? "")) return undefined;
    const { properties = {} } = resolve<Schema>(document, schemaOf(operation.body) ?? {});
    const typed = Object.entries(properties).filter(
      ([name, schema]) =>
        isObject(sent.body) && name in sent.body && ["string", "integer", "boolean"].includes(String(schema.type)),
    );
    const [name] = oneOf(random, typed) ?? [];
    if (!isObject(sent.body) || name === undefined) return undefined;
    return { ...sent, body: { ...sent.body, [name]: { wrong: true } } };
  },
  "a required parameter that is missing": (sent, operation, _, random) => {
    const required = operation.parameters.filter((each) => each.in === "query" && each.required);
    const name = oneOf(random, required)?.name;
    if (name === undefined) return undefined;
    const { [name]: _gone, ...query } = sent.query;
    return { ...sent, query };
  },
  "a body that is not JSON": (sent, operation) => {
    const isJson = (mediaTypeOf(operation.body) ?? "").includes("json");
    return sent.body === undefined || !isJson ? undefined : { ...sent, body: new Broken() };
  },
  "an unknown path": (sent) => ({ ...sent, path: `${sent.path}/nowhere/at/all` }),
};

const without = <T>(values: Readonly<Record<string, T>>, gone: object): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !Object.hasOwn(gone, name)));

/** A request as `fetch` takes it. */
export function initOf({ operation, method, headers, body }: Sent): RequestInit {
  const sent = body instanceof Broken ? { body: '{"a":', type: mediaTypeOf(operation.body) } : encoded(operation, body);
  return {
    method,
    redirect: "manual",
    headers: { ...headers, ...(sent.type !== undefined && { "content-type": sent.type }) },
    ...(sent.body !== undefined && { body: sent.body }),
  };
}

/** A body whose text breaks off. */
class Broken {}
