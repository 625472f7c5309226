import { expect, test } from "vitest";
import { renameSchemas, schemaNames } from "../pipeline/normalise/schema-names.ts";
import { answering, documentOf, ref } from "./support/document.ts";

test.each([
  [
    ["openapi.Session", "types.User"],
    ["Session", "User"],
  ],
  [
    ["Parameter", "parameters.Parameter"],
    ["Parameter", "ParametersParameter"],
  ],
  [
    ["a.Error", "b.Error"],
    ["AError", "BError"],
  ],
  [["openapi.PaginatedResponse-openapi_Attribute"], ["PaginatedResponseOpenapiAttribute"]],
  [
    ["user_group", "api-key"],
    ["UserGroup", "ApiKey"],
  ],
])("%j", (given, want) => {
  const document = documentOf({}, Object.fromEntries(given.map((name) => [name, {}])));

  expect([...schemaNames(document).values()]).toEqual(want);
});

test("an overlay can give a name", () => {
  const document = documentOf({}, { "a.Error": { "x-sdk": { as: "Failure" } }, "b.Error": {} });

  expect([...schemaNames(document).values()]).toEqual(["Failure", "Error"]);
});

test("references follow their schemas", () => {
  const document = renameSchemas(
    documentOf({ "/a": { get: answering(ref("x.A")) } }, { "x.A": { properties: { b: ref("x.B") } }, "x.B": {} }),
  );

  expect(document.components.schemas).toEqual({ A: { properties: { b: ref("B") } }, B: {} });
  expect(document.paths["/a"]?.get?.responses["200"]?.content).toEqual({
    "application/json": { schema: ref("A") },
  });
});
