import { describe, expect, test } from "vitest";
import { sendable, withHeader } from "../../src/transport/headers.ts";
import { requestOf } from "../support/call.ts";
import { thrown } from "../support/caught.ts";

describe("a header that is set", () => {
  test.for([
    ["no header of that name", {}],
    ["one of the same spelling", { authorization: "old" }],
    ["one of another spelling", { Authorization: "old" }],
    ["several spellings", { AUTHORIZATION: "old", Authorization: "older" }],
  ] as const)("stands alone where there was %s", ([, headers]) => {
    const request = withHeader(requestOf({ headers }), "Authorization", "new");

    expect(request.headers).toEqual({ authorization: "new" });
  });

  test("leaves all else of the request as it was", () => {
    const request = requestOf({ method: "POST", headers: { "X-Note": "1" }, body: "text" });

    const signed = withHeader(request, "x-api-key", "k1");

    expect(signed).toEqual({ ...request, headers: { "X-Note": "1", "x-api-key": "k1" } });
  });

  test("does not change the request it was given", () => {
    const headers = Object.freeze({ Authorization: "old" });
    const request = Object.freeze(requestOf({ headers }));

    withHeader(request, "authorization", "new");

    expect(request.headers).toEqual({ Authorization: "old" });
  });
});

describe("a value", () => {
  test.for(["", "k1", "a b\tc", "~!@#$%", "caf\u00e9", "\u0080\u00ff"])("can be sent: %j", (value) => {
    expect(sendable(value)).toBe(value);
    expect(() => new Headers({ "x-value": value })).not.toThrow();
  });

  test.for(["a\nb", "a\rb", "a\0b", "\u001b[0m", "\u007f", "\u0100", "日本", "\u{1f600}"])(
    "cannot be sent: %j",
    (value) => {
      const failure = thrown(() => sendable(value));

      expect(failure).toBeInstanceOf(TypeError);
      expect(String(failure)).not.toContain(value);
    },
  );
});
