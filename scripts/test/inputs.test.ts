import { expect, test } from "vitest";
import type { Operation } from "../pipeline/document/openapi.ts";
import type { JsonObject } from "../pipeline/json/json.ts";
import { bodyOf } from "../pipeline/model/bodies.ts";
import { inputsOf } from "../pipeline/model/inputs.ts";
import { documentOf, ref, taking, text } from "./support/document.ts";

const inputs = (operation: JsonObject, schemas = {}) => {
  const document = documentOf({ "/a": { post: { responses: {}, ...operation } } }, schemas);
  const post = document.paths["/a"]?.post as Operation;
  return inputsOf(document, post, bodyOf(document, post));
};

test("path, query, header and body fields together, in that order", () => {
  const parameters = [
    { name: "X-Env", in: "header", schema: text, "x-sdk": { as: "env" } },
    { name: "limit", in: "query", schema: text, required: true },
    { name: "id", in: "path", schema: text },
  ];
  const body = taking({ type: "object", properties: { note: text } });

  const short = inputs({ parameters, ...body }).map((one) => [one.name, one.wire, one.in, one.required]);
  expect(short).toEqual([
    ["id", "id", "path", true],
    ["limit", "limit", "query", true],
    ["env", "X-Env", "header", false],
    ["note", "note", "body", false],
  ]);
});

test("headers the runtime sets itself are no inputs", () => {
  const names = ["Authorization", "Content-Type", "accept", "Idempotency-Key", "X-Trace"];

  const parameters = names.map((name) => ({ name, in: "header", schema: text }));
  expect(inputs({ parameters }).map((input) => input.name)).toEqual(["X-Trace"]);
});

test("what the client itself can fill in is optional", () => {
  const parameters = [{ name: "ws_id", in: "path", required: true, schema: text, "x-sdk": { default: "client" } }];

  expect(inputs({ parameters })[0]?.required).toBe(false);
});

test("an input without words of its own has those of its type", () => {
  const schemas = {
    Filter: { type: "object", description: "Which runs." },
    Ids: { type: "array", description: "Their ids." },
  };
  const parameters = [{ name: "filter", in: "query", schema: ref("Filter") }];

  expect(inputs({ parameters, ...taking(ref("Ids")) }, schemas).map((input) => input.description)).toEqual([
    "Which runs.",
    "Their ids.",
  ]);
});
