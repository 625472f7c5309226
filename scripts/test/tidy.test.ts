import { expect, test } from "vitest";
import { tidy } from "../pipeline/normalise/tidy.ts";
import { answering, documentOf, hinted, text } from "./support/document.ts";

const operation = {
  ...answering({
    type: "object",
    properties: { b: text, a: { ...text, description: "A\u202e.", "x-note": 1 } },
  }),
  ...hinted("runs", "get"),
  operationId: "GetRun",
  callbacks: {},
  externalDocs: {},
  "x-vendor": true,
  summary: 1,
};
const tidied = tidy(documentOf({ "/b": { get: operation }, "/a": { get: operation } }, { Z: text, A: text }));

test("operations go by the client's names", () => {
  expect(tidied.paths["/a"]?.get?.operationId).toBe("runs.get");
});

test("texts are clean and extensions of others gone", () => {
  const { callbacks, externalDocs, summary, ...rest } = { ...tidied.paths["/a"]?.get } as Record<string, unknown>;

  expect({ callbacks, externalDocs, summary }).toEqual({
    callbacks: undefined,
    externalDocs: undefined,
    summary: "",
  });
  expect(JSON.stringify(rest)).not.toMatch(/\u202e|x-note|x-vendor|x-at/);
});

test("keys are in order, at every depth", () => {
  const schema = tidied.paths["/a"]?.get?.responses["200"]?.content?.["application/json"]?.schema;

  expect(Object.keys(tidied.paths)).toEqual(["/a", "/b"]);
  expect(Object.keys(tidied.components.schemas)).toEqual(["A", "Z"]);
  expect(Object.keys(schema?.properties ?? {})).toEqual(["a", "b"]);
});
