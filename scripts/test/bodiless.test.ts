import { expect, test } from "vitest";
import { checkOperation } from "../pipeline/check/operation.ts";
import { modelOf } from "../pipeline/model/model.ts";
import { inline } from "../pipeline/normalise/inline.ts";
import { upgradeSchema } from "../pipeline/normalise/upgrade.ts";
import { answering, described, documentOf, hinted, json, ref, taking, text } from "./support/document.ts";

const operationOf = (method: string, operation: object) =>
  inline(described({ "/a": { [method]: operation as never } })).paths["/a"]?.[method];

test.each([
  ["get", undefined],
  ["head", undefined],
  ["delete", { content: expect.anything(), required: true }],
])("a body of %s is what fetch can send", (method, body) => {
  expect(operationOf(method, { ...taking(text), responses: {} })?.requestBody).toEqual(body);
});

test("statuses without a body have none, whatever is said of them", () => {
  const { responses } =
    operationOf("get", { responses: { "200": json(text), "204": json(text), "205": json(text) } }) ?? {};

  expect(responses).toEqual({ "200": json(text), "204": {}, "205": {} });
});

test("TRACE, which fetch refuses, gets no method", () => {
  const model = modelOf(documentOf({ "/a": { trace: answering(text, hinted("a", "trace")) } }));

  expect(model.operations.flatMap((one) => checkOperation(model.document, one))).toMatchObject([
    { what: "no fetch sends TRACE" },
  ]);
});

test("before OpenAPI 3.1 nothing narrows a reference, though it may be null", () => {
  expect(upgradeSchema({ ...ref("A"), type: "string", description: "Ours" })).toEqual({
    ...ref("A"),
    description: "Ours",
  });
  expect(upgradeSchema({ ...ref("A"), nullable: true })).toEqual({ anyOf: [ref("A"), { type: "null" }] });
});
