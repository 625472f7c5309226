import { expect, test } from "vitest";
import { buildRequest } from "../../src/requests/build-request.ts";
import { wire } from "../../src/requests/wire.ts";
import type { Operation } from "../../src/types/operation.ts";

const target = { baseUrl: "https://api.test/v1", origin: "https://api.test", wire };
const row = (more: Partial<Operation>): Operation => ({
  id: "a.b",
  method: "POST",
  path: "/a",
  effect: "once",
  ...more,
});
const request = (more: Partial<Operation>, input: object, over = target) =>
  buildRequest(row(more), input as never, over, {}, undefined);

test("a row's styles are those of its inputs in path, query and header", () => {
  const { url, headers } = request(
    {
      path: "/a/{id}",
      query: ["ids", ["where", "filter"]],
      headers: { tags: "X-Tags" },
      styles: { id: "matrix*", ids: "form", where: "deep", tags: "simple" },
    },
    { id: [1, 2], ids: ["x", "y"], where: { a: 1 }, tags: ["p", "q"] },
  );

  expect(url).toBe("https://api.test/v1/a/;id=1;id=2?ids=x,y&filter%5Ba%5D=1");
  expect(headers["x-tags"]).toBe("p,q");
});

test.each(["", "."])("a label of %j does not lead to another place", (id) => {
  expect(() => request({ path: "/a/{id}", styles: { id: "label" } }, { id })).toThrow("cannot stand in the path");
});

test("a form of text has its type, a form of parts leaves it to fetch", () => {
  const text = request({ body: "fields", sends: "application/x-www-form-urlencoded" }, { a: 1 });
  const parts = request({ body: "fields", sends: "multipart/form-data" }, { a: 1 });

  expect([text.body, text.headers["content-type"]]).toEqual(["a=1", "application/x-www-form-urlencoded"]);
  expect([parts.body instanceof FormData, parts.headers["content-type"]]).toEqual([true, undefined]);
});

test("another kind of JSON is JSON under its own name", () => {
  const { body, headers } = request({ body: "fields", sends: "application/merge-patch+json" }, { a: null });

  expect([body, headers["content-type"]]).toEqual(['{"a":null}', "application/merge-patch+json"]);
});

test("a body whose type is open has the type that it brings", () => {
  const { headers } = request({ body: "whole", sends: "image/*" }, { body: new Blob(["x"], { type: "image/png" }) });

  expect(headers["content-type"]).toBeUndefined();
});

test("a row says what it accepts where a server has a choice, and the call may say otherwise", () => {
  const accepts = { accepts: "application/json" };

  expect(request(accepts, {}).headers.accept).toBe("application/json");
  const own = buildRequest(row(accepts), {}, target, { headers: { Accept: "text/csv" } }, undefined);
  expect(own.headers.accept).toBe("text/csv");
});

test("a client without what writes a style says so, and sends nothing wrong", () => {
  const without = { baseUrl: target.baseUrl, origin: target.origin };

  expect(() => request({ query: ["a"], styles: { a: "pipe" } }, { a: ["x"] }, without as never)).toThrow(
    "has no `wire`",
  );
});

test("a list in a header that has no style is refused", () => {
  expect(() => request({ headers: { a: "X-A" } }, { a: { b: 1 } })).toThrow("cannot stand in a header");
});
