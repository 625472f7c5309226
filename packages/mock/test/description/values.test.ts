import { describe, expect, test } from "vitest";
import type { Document, Schema } from "../../src/description/document.ts";
import { valueSampler } from "../../src/description/sample.ts";
import { createValidator } from "../../src/description/validator.ts";

const text = { type: "string" };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const schemas: Readonly<Record<string, Schema>> = {
  Tree: {
    type: "object",
    required: ["name"],
    properties: { name: text, children: { type: "array", items: ref("Tree") }, up: ref("Tree") },
  },
  List: { type: "object", required: ["next"], properties: { next: { anyOf: [ref("List"), { type: "null" }] } } },
  Cat: { type: "object", required: ["kind"], properties: { kind: text, meows: { type: "boolean" } } },
  Fixed: { type: "object", properties: { id: text }, additionalProperties: false } as Schema,
  Named: { type: "object", required: ["kind"], properties: { kind: { type: "string", enum: ["dog", "puppy"] } } },
  Dog: { type: "object", required: ["kind"], properties: { kind: text, barks: { type: "boolean" } } },
};
const document = { openapi: "3.1.0", paths: {}, components: { schemas } } as Document;

const kinds: Readonly<Record<string, Schema>> = {
  "a pattern with a length": { type: "string", pattern: "^[A-Z0-9_]+$", minLength: 5, maxLength: 9 },
  "a pattern that needs no flag": { type: "string", pattern: "^[\\w-\\.]+$", minLength: 3 },
  "a lookahead": { type: "string", pattern: "^(?=.*[A-Z])(?=.*\\d).{8,}$" },
  "a length": { type: "string", minLength: 40 },
  "bounds that are not inclusive": { type: "number", exclusiveMinimum: 3, exclusiveMaximum: 4 },
  "bounds of OpenAPI 3.0": { type: "integer", minimum: 10, exclusiveMinimum: true } as Schema,
  "a multiple": { type: "integer", minimum: 100, maximum: 130, multipleOf: 60 },
  "a range beyond exact integers": { type: "integer", minimum: 2 ** 53 + 2, maximum: 2 ** 63 },
  "items that differ": { type: "array", items: text, minItems: 3, uniqueItems: true },
  "items with ids that differ": {
    type: "array",
    items: { type: "object", properties: { id: { type: "string", format: "uuid" } } },
    minItems: 3,
    uniqueItems: true,
  },
  "items of an enum": { type: "array", items: { enum: ["a", "b", "c"] }, minItems: 2, uniqueItems: true },
  "items in order": { type: "array", prefixItems: [text, { type: "integer" }], items: false as never, minItems: 2 },
  "a number of properties": { type: "object", additionalProperties: { type: "integer" }, minProperties: 3 },
  "at most one property": { type: "object", properties: { a: text, b: text }, maxProperties: 1 },
  "a required field that is not described": {
    type: "object",
    properties: { a: text },
    required: ["b"],
    additionalProperties: true,
  } as Schema,
  "combined bounds": { allOf: [{ type: "integer", minimum: 5 }, { maximum: 7 }, { minimum: 6 }] },
  "alternatives beside properties": {
    type: "object",
    properties: { a: text },
    oneOf: [{ required: ["a"] }, { required: ["b"], properties: { b: text } }],
  },
  "alternatives that share fields": {
    oneOf: [ref("Cat"), ref("Dog")],
    discriminator: { propertyName: "kind", mapping: { cat: ref("Cat").$ref } },
  } as Schema,
  "parts of which each is closed by itself": {
    allOf: [ref("Fixed"), { type: "object", properties: { b: text }, required: ["b"], additionalProperties: false }],
  } as Schema,
  "closed parts in a part, and closed fields beside them": {
    allOf: [{ allOf: [ref("Fixed"), { properties: { b: text }, required: ["b"] }] }],
    properties: { c: text },
    required: ["c"],
    additionalProperties: false,
  } as Schema,
  "an enum of another type than the one that is named": { type: "string", enum: [true, false] },
  "alternatives that go by names that lead nowhere": {
    oneOf: [
      { type: "object", required: ["kind"], properties: { kind: { enum: ["cat"] } } },
      { allOf: [ref("Named")], required: ["kind"] },
    ],
    discriminator: { propertyName: "kind", mapping: { dog: "models/dog.yml" } },
  } as Schema,
  "an alternative whose own enum has another name": {
    oneOf: [ref("Named"), ref("Cat")],
    discriminator: { propertyName: "kind", mapping: { dog: "models/dog.yml" } },
  } as Schema,
  "a schema that holds itself": ref("Tree"),
  "a schema that has to hold itself or null": ref("List"),
  "a constant": { const: { a: 1 } },
  "what it is not": { type: "string", not: { const: "text" }, minLength: 5 },
};

describe.each(["requests", "answers"] as const)("of %s, a value is right by", (of) => {
  const validate = createValidator(document, { closed: of === "requests", of });
  const sampleOf = valueSampler(document, of);

  test.each(Object.entries(kinds))("%s", (_kind, schema) => {
    expect(validate(schema, sampleOf(schema))).toEqual([]);
  });
});

test("what no value is right for is left out where it need not be", () => {
  const never: Schema = { allOf: [{ type: "string" }, { type: "null" }] };
  const schema: Schema = {
    type: "object",
    properties: { "a.b": text, never, inner: { type: "object", properties: { never } } },
  };

  expect(valueSampler(document)(schema)).toEqual({ "a.b": expect.any(String), inner: {} });
});

test("a field that only answers have may be asked for beside the part that says so, or in another part", () => {
  const id = { properties: { id: { type: "string", readOnly: true } } };
  const asked: readonly Schema[] = [
    { required: ["id"], ...id },
    { required: ["id"], allOf: [{ allOf: [id] }] },
    { allOf: [{ required: ["id"] }, id] },
  ];

  for (const schema of asked) {
    expect(createValidator(document, { of: "requests" })(schema, {})).toEqual([]);
    expect(createValidator(document, { of: "answers" })(schema, {})).toEqual(['field "id" is required']);
    expect(valueSampler(document, "requests")(schema)).toEqual({});
  }
});

test("where an alternative is anything at all, a text is made, which can stand everywhere", () => {
  const anything = { ...document, components: { schemas: { Any: {} } } } as Document;

  expect(valueSampler(anything)({ oneOf: [ref("Any")], nullable: true })).toEqual(expect.any(String));
  expect(createValidator(anything)({ oneOf: [{}, {}] }, "text")).toEqual([]);
});

test("what has to have a field that no value is right for is left out too", () => {
  const never: Schema = { allOf: [{ type: "string" }, { type: "integer" }] };
  const item: Schema = { type: "object", required: ["at"], properties: { at: never } };
  const schema: Schema = {
    type: "object",
    properties: { a: text, list: { type: "array", items: item }, inner: { type: "object", properties: { item } } },
  };

  expect(valueSampler(document)(schema)).toEqual({ a: expect.any(String), list: [], inner: {} });
});

test("a field that has to be there is declared, also where nothing more is said of it", () => {
  const schema: Schema = { type: "object", additionalProperties: false, required: ["b"], properties: { a: text } };

  expect(valueSampler(document)(schema)).toEqual({ a: expect.any(String), b: expect.anything() });
});

test("a field that is only read is none of a request, one that is only written none of an answer", () => {
  const schema: Schema = {
    type: "object",
    required: ["id", "secret", "code"],
    properties: {
      id: { type: "string", readOnly: true },
      secret: { type: "string", writeOnly: true },
      code: { pattern: "^[A-Z]{3}$", type: "string" },
    },
  };

  expect(valueSampler(document, "requests")(schema)).toEqual({ secret: expect.anything(), code: expect.anything() });
  expect(valueSampler(document, "answers")(schema)).toEqual({ id: expect.anything(), code: expect.anything() });
});

test("a value of another branch than its field says is wrong", () => {
  const validate = createValidator(document, { closed: true });

  expect(validate(kinds["alternatives that share fields"] as Schema, { kind: "cat", barks: true })).not.toEqual([]);
  expect(validate(kinds["alternatives that share fields"] as Schema, { kind: "cat", meows: true })).toEqual([]);
});

test("a part without a type gives its fields as well", () => {
  const schema: Schema = { allOf: [{ properties: { a: text } }, { type: "object", properties: { b: text } }] };

  expect(valueSampler(document)(schema)).toEqual({ a: expect.any(String), b: expect.any(String) });
});

test("parts that are closed refuse what none of them declares", () => {
  const validate = createValidator(document);
  const schema: Schema = { allOf: [ref("Fixed"), { properties: { b: text } }] };

  expect(validate(schema, { id: "a", b: "b" })).toEqual([]);
  expect(validate(schema, { id: "a", c: "c" })).toEqual(['field "c" is not declared']);
  expect(validate(ref("Fixed"), { id: "a", b: "b" })).toEqual(['field "b" is not declared']);
  expect(validate({ anyOf: [ref("Fixed"), ref("List")] }, { c: "c" })).not.toEqual([]);
});

test("schemas may be called what no address is", () => {
  const named = {
    "A«B»[c]": { properties: { a: text } },
    "日 本": { properties: { b: { $ref: "#/components/schemas/A«B»[c]" } } },
  };
  const validate = createValidator({ ...document, components: { schemas: named } }, { closed: true, hints: true });

  const problems = ["日 本", "%E6%97%A5%20%E6%9C%AC"].map((name) => validate(ref(name), { b: { a: 1, c: 2 } }));

  expect(problems).toEqual(Array(2).fill([`field "b.a" must be string`, `field "b.c" is not declared; allowed: a`]));
});
