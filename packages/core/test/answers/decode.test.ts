import { describe, expect, test } from "vitest";
import { ApiError } from "../../src/errors/errors.ts";
import type { Operation } from "../../src/types/operation.ts";
import { caught } from "../support/caught.ts";
import { json, scripted } from "../support/scripted.ts";
import { clientOf } from "../support/sdk.ts";

const row = (answer?: Operation["answer"], effect: Operation["effect"] = "read"): Operation => ({
  id: "items.get",
  method: effect === "once" ? "POST" : "GET",
  path: "/items",
  effect,
  ...(answer !== undefined && { answer }),
});

/** What the client makes of one answer. */
const decode = (response: Response, operation: Operation): Promise<unknown> =>
  clientOf<Items>({ items: { get: operation } }, scripted(response)).items.get();

interface Items {
  readonly items: { get(options?: object): Promise<unknown> };
}

describe("a JSON answer", () => {
  test.for([
    ['{"id":1}', { id: 1 }],
    ["[]", []],
    ["null", null],
    ["0", 0],
    ['"text"', "text"],
    [" {} \n", {}],
  ] as const)("of %s is parsed", async ([text, expected]) => {
    expect(await decode(new Response(text), row())).toEqual(expected);
  });

  test("is JSON whatever its content type, as long as it is not HTML", async () => {
    const response = new Response("{}", { headers: { "content-type": "text/plain" } });

    expect(await decode(response, row())).toEqual({});
  });

  test("may begin with a byte order mark", async () => {
    expect(await decode(new Response("\uFEFF{}"), row())).toEqual({});
  });

  test.for([
    ["an empty body", "", "application/json", "200 with an empty body"],
    ["white space", " \n", "application/json", "200 with an empty body"],
    ["a page", "<html>", "text/html; charset=utf-8", "200 with an HTML page"],
    ["JSON called HTML", "{}", "TEXT/HTML", "200 with an HTML page"],
    ["a page called JSON", "<html>", "application/json", "200 with a body that is not JSON"],
    ["broken JSON", '{"id":', "application/json", "200 with a body that is not JSON"],
  ])("is not made of %s", async ([, text = "", type = "", message]) => {
    const failure = await caught(decode(new Response(text, { headers: { "content-type": type } }), row()));

    expect(failure).toMatchObject({ name: "DecodeError", acted: "maybe", operation: "items.get" });
    expect(String(failure)).toContain(message);
  });

  test("with keys called __proto__ and constructor pollutes nothing", async () => {
    const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"a":{"__proto__":null}}';

    const parsed = await decode(new Response(text), row());

    expect(JSON.stringify(parsed)).toBe(text);
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe("another answer", () => {
  test("of no kind is undefined, whatever came", async () => {
    expect(await decode(new Response("ok"), row("none"))).toBeUndefined();
    expect(await decode(new Response(null, { status: 204 }), row("none"))).toBeUndefined();
  });

  test("of text is the text, also when it is empty", async () => {
    expect(await decode(new Response("one\ntwo"), row("text"))).toBe("one\ntwo");
    expect(await decode(new Response(null), row("text"))).toBe("");
  });

  test.for(["none", "text", "events"] as const)("of %s is not made of an HTML page", async (answer) => {
    const server = scripted(
      new Response("<title>Sign in</title>", { headers: { "content-type": "text/html; charset=utf-8" } }),
    );
    const client = clientOf<Items>({ items: { get: row(answer) } }, server);

    const failure = await caught(client.items.get());

    expect(failure).toMatchObject({ name: "DecodeError" });
  });

  test("of text is HTML where the operation asks for it", async () => {
    const page = new Response("<p>done</p>", { headers: { "content-type": "text/html" } });

    expect(await decode(page, { ...row("text"), accepts: "text/html" })).toBe("<p>done</p>");
  });

  test("of bytes that are HTML is handed on, for a file may be", async () => {
    const stream = await decode(new Response("<p>", { headers: { "content-type": "text/html" } }), row("bytes"));

    expect(await new Response(stream as ReadableStream).text()).toBe("<p>");
  });
});

describe("an error body", () => {
  test.for([
    ["JSON", '{"error":"no"}', { error: "no" }],
    ["text", "Bad Gateway", "Bad Gateway"],
    ["HTML", "<html></html>", "<html></html>"],
    ["nothing", "", undefined],
    ["white space", " \n ", undefined],
    ["null", "null", null],
  ] as const)("of %s is in the error", async ([, text, expected]) => {
    const client = clientOf<Items>({ items: { get: row() } }, scripted(new Response(text, { status: 400 })));

    const failure = await caught(client.items.get());

    expect(failure).toMatchObject({ name: "ApiError", status: 400, body: expected });
  });

  test.for(["none", "text", "bytes", "events"] as const)("is read also where %s was asked for", async (answer) => {
    const server = scripted(json({ error: "no" }, { status: 400 }));
    const client = clientOf<Items>({ items: { get: row(answer) } }, server);

    const failure = await caught(client.items.get());

    expect(failure).toMatchObject({ name: "ApiError", body: { error: "no" } });
  });
});

describe("the message of an error status", () => {
  const message = async (body: unknown, statusText = "") => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const server = scripted(new Response(text, { status: 422, statusText }));
    const failure = await caught(clientOf<Items>({ items: { get: row() } }, server).items.get());
    return failure instanceof ApiError ? failure.message : failure;
  };

  test.for([
    ["the status", undefined, "items.get: 422"],
    ["the vendor's error", { error: "no such task" }, "items.get: 422: no such task"],
    ["the vendor's message", { message: "no such task" }, "items.get: 422: no such task"],
    ["the error before the message", { error: "short", message: "long" }, "items.get: 422: short; long"],
    ["a text once", { error: "long", message: "long" }, "items.get: 422: long"],
    [
      "a problem's title and detail",
      { type: "about:blank", title: "Gone", detail: "No task 7" },
      "items.get: 422: Gone; No task 7",
    ],
    ["the message inside the error", { error: { message: "deep", code: 7 } }, "items.get: 422: deep"],
    ["the messages of a list of errors", { errors: [{ message: "a" }, "b"] }, "items.get: 422: a; b"],
    ["a detail alone", { detail: "Not found" }, "items.get: 422: Not found"],
    [
      "the description of an OAuth error",
      { error: "invalid_grant", error_description: "expired" },
      "items.get: 422: invalid_grant; expired",
    ],
    ["the errors of fields", { errors: { name: ["is too long"] } }, "items.get: 422: name: is too long"],
    [
      "what Blink tells a user",
      { message: "m", details: "d", user_error: { message: "u" } },
      "items.get: 422: m; d; u",
    ],
    ["the message where the error is no text", { error: { code: 7 }, message: "long" }, "items.get: 422: long"],
    ["the message where the error is empty", { error: "", message: "long" }, "items.get: 422: long"],
    ["plain text", "Bad Gateway", "items.get: 422: Bad Gateway"],
    ["nothing of a list", [1], "items.get: 422"],
    ["nothing of null", null, "items.get: 422"],
    ["no more than 400 characters of a page", "x".repeat(5000), `items.get: 422: ${"x".repeat(400)}…`],
  ] as const)("has %s", async ([, body, expected]) => {
    expect(await message(body)).toBe(expected);
  });

  test("has the status text", async () => {
    expect(await message({ error: "no" }, "Unprocessable")).toBe("items.get: 422 Unprocessable: no");
  });
});
