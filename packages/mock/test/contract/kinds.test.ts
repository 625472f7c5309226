import { createSdk, type Operation as Row, wire } from "@x/core";
import { describe, expect, test } from "vitest";
import { createSampler } from "../../src/description/sample.ts";
import { createValidator } from "../../src/description/validator.ts";
import { type Document, startMock } from "../../src/index.ts";
import { checkCall, checkStatuses } from "../support/contract.ts";
import { match } from "../support/match.ts";

interface Kind {
  readonly operation: object;
  readonly row?: Partial<Row>;
  readonly method?: string;
}

const text = { type: "string" };
const bytes = { type: "string", format: "binary" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });

/** What descriptions have that is easily called or answered wrongly. */
const kinds: Readonly<Record<string, Kind>> = {
  "a preference of the vendor's own": {
    operation: {
      parameters: [{ name: "Prefer", in: "header", schema: { type: "string", enum: ["respond-async"] } }],
      responses: { 200: json(text), 404: json(text) },
    },
    row: { headers: { prefer: "Prefer" } },
  },
  "a body without fields that need not be there": {
    operation: { requestBody: json({ type: "object", properties: {} }), responses: { 200: json(text) } },
    row: { body: "optional" },
  },
  "a body of any fields that is given whole": {
    operation: { requestBody: json({ type: "object" }), responses: { 200: json(text) } },
    row: { body: "whole" },
  },
  "an answer to HEAD that is described as if it had a body": {
    method: "head",
    operation: { responses: { 200: json(text) } },
    row: { answer: "none" },
  },
  "a field of a form that has nothing in it": {
    operation: {
      requestBody: {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: { type: "object", required: ["a"], properties: { a: text, notes: { type: "object" } } },
          },
        },
      },
      responses: { 200: json(text) },
    },
    row: { body: "fields", sends: "application/x-www-form-urlencoded", styles: { notes: "json" } },
  },
  "a success without a text beside one with it": {
    operation: { responses: { 201: { content: { "text/plain": { schema: text } } }, 204: {} } },
    row: { answer: "text" },
  },
  "a success without bytes beside one with them": {
    operation: { responses: { 200: { content: { "image/png": { schema: bytes } } }, 202: {} } },
    row: { answer: "bytes" },
  },
  "any picture": {
    operation: { responses: { 200: { content: { "image/*": { schema: bytes } } }, 202: json({ type: "object" }) } },
    row: { answer: "bytes", accepts: "image/*" },
  },
  "a query key of which the enum has other values than its type": {
    operation: {
      parameters: [{ name: "closed", in: "query", schema: { type: "string", enum: [true, false] } }],
      responses: { 200: json(text) },
    },
    row: { query: ["closed"] },
  },
};

describe("the contract holds for", () => {
  test.each(Object.entries(kinds))("%s", async (_, kind) => {
    await expect(check(kind)).resolves.toBeUndefined();
  });
});

describe("a red test proves that the description contradicts itself where it has", () => {
  const body = (schema: object) => ({
    requestBody: { required: true, ...json(schema) },
    responses: { 200: json(text) },
  });
  const field = (...schemas: readonly object[]) => ({
    ...{ type: "object", required: ["at"], properties: { at: schemas[0] } },
    allOf: schemas.slice(1).map((each) => ({ properties: { at: each } })),
  });

  test.each<[string, object, string]>([
    [
      "an enum of wrong values",
      body(field({ type: "string", format: "date-time", enum: ["now"] })),
      'body field "at": of its enum ["now"] none is right (the value must match format "date-time")',
    ],
    [
      "a field of two types",
      { responses: { 200: json(field(text, { type: "integer" })) } },
      'answer 200 field "at": it is string and integer at once',
    ],
    [
      "limits that cross",
      body(field({ type: "string", minLength: 5, maxLength: 9 }, { maxLength: 3 })),
      'body field "at": its minLength 5 is above its maxLength 3',
    ],
    [
      "a pattern that no date has",
      body(field({ type: "string", format: "date-time" }, { pattern: "^se(-[a-z]+)+$" })),
      'body field "at": its pattern ^se(-[a-z]+)+$ begins with a letter, its format date-time with a digit',
    ],
  ])("%s", async (_, operation, proof) => {
    await expect(check({ operation, row: { body: "fields" } })).rejects.toThrow(
      `the description contradicts itself: ${proof}`,
    );
  });

  test("not by an answer that was not read", async () => {
    const never = field(text, { type: "integer" });
    const operation = { responses: { 200: json(text), 202: json(never) } };

    await expect(check({ operation, row: { answer: "none" } })).rejects.toThrow("no answer");
  });

  test("not where a value can be right", async () => {
    const operation = body({ type: "object", required: ["name"], properties: { name: text } });

    await expect(check({ operation, row: { body: "fields", answer: "none" } })).rejects.not.toThrow("contradicts");
  });
});

async function check({ operation, row, method = "post" }: Kind): Promise<void> {
  const document = { openapi: "3.1.0", paths: { "/things": { [method]: operation } } } as unknown as Document;
  const table = [{ id: "things.do", method: method.toUpperCase(), path: "/things", effect: "once", ...row } as const];
  await using mock = await startMock({ name: "kinds", document, operations: [] }, { assertNoRefusals: false });
  const client = createSdk(table, { vendor: "test", baseUrl: mock.url, auth: [], retry: false, wire });
  const validate = createValidator(document, { of: "answers" });
  const [pair] = match(document, table).pairs;
  if (pair === undefined) throw new Error("the row is of no operation");
  const setting = { document, client, sample: createSampler(document)(pair.operation), mock, validate };

  await checkCall(pair, setting);
  await checkStatuses(pair, setting);
}
