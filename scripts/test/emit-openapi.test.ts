import { expect, test } from "vitest";
import { emitOpenApi } from "../pipeline/emit/openapi.ts";
import { answering, described, hinted, text } from "./support/document.ts";

test("the hints go, what is only named like them stays, and the order is the document's", () => {
  const schema = { type: "object", "x-sdk": { as: "A" }, properties: { "x-sdk": text, a: text } };
  const document = described({ "/b": { get: { ...answering(schema), ...hinted("a", "b") } }, "/a": {} });

  const emitted = JSON.parse(emitOpenApi(document));
  expect(Object.keys(emitted.paths)).toEqual(["/b", "/a"]);
  expect(emitted.paths["/b"].get).toEqual(answering({ type: "object", properties: { "x-sdk": text, a: text } }));
});

test("it stands on as few lines as are read well, and ends with a line feed", () => {
  expect(emitOpenApi({ a: { b: 1 } })).toBe('{"a": {"b": 1}}\n');
});

test("operations that share a path and a method say which methods they are", () => {
  const document = described({
    "/a/{id}": {
      get: { ...answering(text), ...hinted("a", "get") },
      put: { ...answering(text), ...hinted("a", "put") },
    },
    "/a/{name}#b": { get: { ...answering(text), ...hinted("a", "getB") } },
  });

  const { paths } = JSON.parse(emitOpenApi(document));
  expect(paths["/a/{id}"].get["x-method"]).toBe("a.get");
  expect(paths["/a/{name}#b"].get["x-method"]).toBe("a.getB");
  expect(paths["/a/{id}"].put).not.toHaveProperty("x-method");
});
