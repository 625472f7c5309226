import { describe, expect, test } from "vitest";
import { errorCodes, isConnectionFailure, isNeverSent } from "../../src/transport/failure.ts";
import { lost } from "../support/scripted.ts";

/** What Node throws of one of several addresses. */
const one = (code: string | undefined, syscall?: string): Error =>
  Object.assign(new Error(), { ...(code && { code }), ...(syscall && { syscall }) });

/** What `fetch` throws when all addresses of a host have failed. */
const all = (...errors: readonly Error[]): Error =>
  new TypeError("fetch failed", {
    cause: Object.assign(new AggregateError(errors), { code: errors[0] && "ETIMEDOUT" }),
  });

describe("a failed connection", () => {
  test.for([
    ["ECONNREFUSED", "connect"],
    ["ECONNREFUSED", undefined],
    ["EHOSTUNREACH", "connect"],
    ["ENETUNREACH", "connect"],
    ["ETIMEDOUT", "connect"],
    ["ECONNRESET", "connect"],
    ["EADDRNOTAVAIL", "connect"],
    ["ENOTFOUND", "getaddrinfo"],
    ["EAI_AGAIN", "getaddrinfo"],
    ["EAI_FAIL", "getaddrinfo"],
    ["UND_ERR_CONNECT_TIMEOUT", undefined],
    ["ConnectionRefused", undefined],
    ["FailedToOpenSocket", undefined],
    ["CERT_HAS_EXPIRED", undefined],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", undefined],
    ["ERR_TLS_CERT_ALTNAME_INVALID", undefined],
    ["SELF_SIGNED_CERT_IN_CHAIN", undefined],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", undefined],
  ] as const)("with %s in %s was never made", ([code, syscall]) => {
    expect(isNeverSent(lost(code, syscall))).toBe(true);
  });

  test.for([
    ["ECONNRESET", "read"],
    ["ECONNRESET", undefined],
    ["EPIPE", "write"],
    ["ETIMEDOUT", "read"],
    ["ETIMEDOUT", undefined],
    ["UND_ERR_SOCKET", undefined],
    ["UND_ERR_BODY_TIMEOUT", undefined],
    ["UND_ERR_HEADERS_TIMEOUT", undefined],
    ["HPE_INVALID_CONSTANT", undefined],
    // Linux reports a route that is lost under an open connection by the same codes.
    ["EHOSTUNREACH", "read"],
    ["ENETUNREACH", "write"],
  ] as const)("with %s in %s may have been made", ([code, syscall]) => {
    expect(isNeverSent(lost(code, syscall))).toBe(false);
  });

  test.for([
    ["an error without a code", new TypeError("fetch failed")],
    ["a text", "ECONNREFUSED"],
    ["nothing", undefined],
    ["a number for a code", new DOMException("The operation timed out.", "TimeoutError")],
  ] as const)("that is shown by %s may have been made", ([, error]) => {
    expect(isNeverSent(error)).toBe(false);
  });

  test.for([
    ["none was", [one("ECONNREFUSED", "connect"), one("ENETUNREACH", "connect")], true],
    ["none was in time", [one("ETIMEDOUT", "connect"), one("ETIMEDOUT", "connect")], true],
    ["one may have been", [one("ECONNREFUSED", "connect"), one("ECONNRESET")], false],
    ["one does not say", [one("ECONNREFUSED", "connect"), one(undefined)], false],
  ] as const)("to several addresses of which %s", ([, errors, expected]) => {
    expect(isNeverSent(all(...errors))).toBe(expected);
  });

  test("with causes in a circle may have been made", () => {
    const cause = new Error("round and round");
    cause.cause = cause;

    expect(isNeverSent(cause)).toBe(false);
    expect(errorCodes(cause)).toEqual([]);
  });

  test("has the codes of all its causes", () => {
    expect(errorCodes(all(one("ECONNREFUSED", "connect"), one(undefined), one("EPIPE", "write")))).toEqual([
      "connect ECONNREFUSED",
      "EPIPE",
    ]);
  });
});

describe("what the platform's own fetch throws", () => {
  test.for([new TypeError("x is undefined"), one("ERR_INVALID_ARG_TYPE"), "enough"])(
    "is a failed connection: %s",
    (error) => {
      expect(isConnectionFailure(error, false)).toBe(true);
    },
  );
});

describe("what another fetch throws", () => {
  test.for([
    ["Node", lost("ECONNRESET")],
    ["Node without a code", new TypeError("fetch failed")],
    ["Deno", new TypeError("error sending request for url (https://api.test/)")],
    ["workerd", new Error("Network connection lost.")],
    ["workerd's own fault", new Error("internal error; reference = 4711")],
    ["Chromium", new TypeError("Failed to fetch")],
    ["Firefox", new TypeError("NetworkError when attempting to fetch resource.")],
    ["Safari", new TypeError("Load failed")],
    ["Bun", one("ConnectionClosed")],
    [
      "node-fetch",
      Object.assign(new Error("request to https://api.test/ failed"), { type: "system", code: "ECONNRESET" }),
    ],
    ["undici", Object.assign(new Error("other side closed"), { code: "UND_ERR_SOCKET" })],
  ] as const)("is a failed connection in the words of %s", ([, error]) => {
    expect(isConnectionFailure(error, true)).toBe(true);
  });

  test.for([
    ["a fault in the program", new TypeError("Cannot read properties of undefined (reading 'href')")],
    ["a name that is not defined", new ReferenceError("dispatcher is not defined")],
    [
      "a wrong argument, which Node gives a code",
      Object.assign(new TypeError("must be text"), { code: "ERR_INVALID_ARG_TYPE" }),
    ],
    ["a wrong argument, which undici gives a code", Object.assign(new Error("bad"), { code: "UND_ERR_INVALID_ARG" })],
    ["a refusal", new Error("no requests on Sundays")],
    ["a text", "enough"],
    ["nothing", undefined],
  ] as const)("is none where it is %s", ([, error]) => {
    expect(isConnectionFailure(error, true)).toBe(false);
  });
});
