import { afterEach, expect } from "vitest";
import { operationsOf, schemaOf } from "../../src/description/document.ts";
import { findOperations } from "../../src/description/find-operation.ts";
import { createValidator } from "../../src/description/validator.ts";
import { type ScenarioOptions, type ScenarioServer, startScenario, vendorDocument } from "../../src/index.ts";

export const secrets = { "x-airplane-api-key": "key", "blink-api-key": "key", authorization: "Bearer key" };
export let server: ScenarioServer;

let checkAnswer: (method: string, path: string, status: number, body: unknown) => void;

/** Starts the server a test talks to; it ends with the test. */
export async function startWith(vendor: string, scenario: string, options: ScenarioOptions = {}): Promise<void> {
  server = await startScenario(vendor, scenario, { secret: "key", ...options });
  checkAnswer = answerChecker(vendor);
}

/** Every answer of a scenario must be one the vendor's document allows. */
function answerChecker(vendor: string): typeof checkAnswer {
  const document = vendorDocument(vendor);
  const validate = createValidator(document);
  const operations = operationsOf(document);
  return (method, path, status, body) => {
    const { responses = {} } = findOperations(operations, method, path.split("?")[0] ?? "")[0]?.operation ?? {};
    const schema = schemaOf(responses[status] ?? responses.default);
    if (schema && body !== undefined) expect(validate(schema, body)).toEqual([]);
  };
}

afterEach(() => server.close());

/** A call's answer, with its status beside the fields of its JSON body. */
export async function call(method: string, path: string, body?: object, headers: object = secrets) {
  const response = await fetch(server.url + path, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  const answered = text === "" ? undefined : isJson ? JSON.parse(text) : text;
  if (isJson) checkAnswer(method, path, response.status, answered);
  return { status: response.status, headers: response.headers, body: answered };
}

/** The same field of as many polls. */
export async function polls(count: number, path: string, field: string): Promise<unknown[]> {
  const seen: unknown[] = [];
  for (let poll = 0; poll < count; poll++) seen.push((await call("GET", path)).body[field]);
  return seen;
}
