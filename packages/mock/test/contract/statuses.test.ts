import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Operation, operationsOf, schemaOf } from "../../src/description/document.ts";
import { bareType } from "../../src/description/media.ts";
import { statusOf } from "../../src/description/status.ts";
import { createValidator } from "../../src/description/validator.ts";
import { type Mock, startMock } from "../../src/index.ts";
import { createRightRequests, initOf, randomOf } from "../support/requests.ts";
import { vendors } from "../support/vendors.ts";

// Prism checks its own answers too; ajv does here, on the bytes that came, without the SDK between.
describe.each(vendors)("every documented status at $name", ({ name, document }) => {
  const rightOf = createRightRequests(document);
  const validate = createValidator(document, { closed: true, of: "answers" });
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(name);
  });
  afterAll(() => mock.close());

  const supported = operationsOf(document).filter(({ unsupported }) => !unsupported);
  test.each(supported.map((operation) => ({ operation, route: `${operation.method} ${operation.path}` })))(
    "$route answers what the description promises",
    async ({ operation }) => {
      const wrong: string[] = [];
      for (const status of Object.keys(operation.responses)) {
        const problems = await answerProblems(operation, status);
        wrong.push(...problems.map((problem) => `${status}: ${problem}`));
      }
      expect(wrong, wrong[0]).toEqual([]);
    },
  );

  async function answerProblems(operation: Operation, key: string): Promise<readonly string[]> {
    const status = statusOf(key, Object.keys(operation.responses));
    const sent = rightOf(operation, randomOf(1));
    const { path, query } = sent;
    const { headers, ...init } = initOf(sent);
    const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value) => [name, value]));
    const response = await fetch(`${mock.url}${path}?${new URLSearchParams(pairs)}`, {
      ...init,
      headers: { ...headers, prefer: `code=${status}` },
    });
    const text = await response.text();
    if (response.status !== status) return [`answered ${response.status}`];
    const content = operation.responses[key]?.content ?? {};
    const type = response.headers.get("content-type")?.split(";")[0] ?? "";
    if (Object.keys(content).length === 0) return text === "" ? [] : ["a body where none is documented"];
    if (!Object.keys(content).some((each) => isOf(each, type)))
      return isStream(content) ? [] : [`the type ${type} is not documented`];
    const schema = type.includes("json") ? schemaOf(operation.responses[key]) : undefined;
    return schema ? validate(schema, JSON.parse(text)) : [];
  }
});

/** Whether a type is one that a description names, by a range such as `*\/*` too. */
function isOf(named: string, type: string): boolean {
  const bare = bareType(named);
  return bare === type || (bare.includes("*") && type.startsWith(bare.split("*")[0] ?? ""));
}

/** Prism cannot stream events, and sends none. */
const isStream = (content: object) => Object.hasOwn(content, "text/event-stream");
