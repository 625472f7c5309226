import { describe, expect, test } from "vitest";
import { ConnectionError, DeadlineError, RefusedError } from "../../src/errors/errors.ts";
import { actedBy, connectionError, mayRetryError, mayRetryStatus } from "../../src/transport/failure.ts";
import { lost } from "../support/scripted.ts";
import { effects } from "../support/sdk.ts";

describe("a failed connection", () => {
  test.for([
    ["ECONNREFUSED", "connect"],
    ["EHOSTUNREACH", "connect"],
    ["ENETUNREACH", "connect"],
    ["ENOTFOUND", "getaddrinfo"],
    ["EAI_AGAIN", "getaddrinfo"],
    ["UND_ERR_CONNECT_TIMEOUT", undefined],
    ["ConnectionRefused", undefined],
    ["CERT_HAS_EXPIRED", undefined],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", undefined],
    ["ERR_TLS_CERT_ALTNAME_INVALID", undefined],
    ["SELF_SIGNED_CERT_IN_CHAIN", undefined],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", undefined],
  ] as const)("with %s was never made, so the server did not act", ([code, syscall]) => {
    expect(connectionError(lost(code, syscall), "runs.start", false).acted).toBe("no");
  });

  test.for([
    ["ECONNRESET", "read"],
    ["ECONNRESET", "connect"],
    ["EPIPE", "write"],
    ["ETIMEDOUT", "read"],
    ["UND_ERR_SOCKET", undefined],
    ["UND_ERR_BODY_TIMEOUT", undefined],
    ["UND_ERR_HEADERS_TIMEOUT", undefined],
    ["HPE_INVALID_CONSTANT", undefined],
    // Linux reports a route that is lost under an open connection by the same codes.
    ["EHOSTUNREACH", "read"],
    ["ENETUNREACH", "write"],
  ] as const)("with %s in %s leaves open whether the server acted", ([code, syscall]) => {
    expect(connectionError(lost(code, syscall), "runs.start", false).acted).toBe("maybe");
  });

  test("without a code leaves it open", () => {
    expect(connectionError(new TypeError("fetch failed"), "runs.start", false).acted).toBe("maybe");
  });

  test("that was never made proves nothing about an attempt before it", () => {
    expect(connectionError(lost("ECONNREFUSED"), "runs.start", true).acted).toBe("maybe");
  });

  test("to several addresses was never made when none was", () => {
    const refused = Object.assign(new Error(), { code: "ECONNREFUSED", syscall: "connect" });
    const unreachable = Object.assign(new Error(), { code: "ENETUNREACH", syscall: "connect" });
    const cause = new TypeError("fetch failed", { cause: new AggregateError([refused, unreachable]) });

    expect(connectionError(cause, "runs.start", false).acted).toBe("no");
  });

  test("to several addresses leaves it open when one may have been made", () => {
    const refused = Object.assign(new Error(), { code: "ECONNREFUSED", syscall: "connect" });
    const reset = Object.assign(new Error(), { code: "ECONNRESET" });
    const cause = new TypeError("fetch failed", { cause: new AggregateError([refused, reset]) });

    expect(connectionError(cause, "runs.start", false).acted).toBe("maybe");
  });

  test("names its codes and keeps its cause", () => {
    const cause = lost("ECONNRESET");

    const error = connectionError(cause, "runs.start", false);

    expect(error).toBeInstanceOf(ConnectionError);
    expect(error.message).toBe("runs.start: connection failed (ECONNRESET)");
    expect(error.cause).toBe(cause);
  });

  test("with causes in a circle ends", () => {
    const cause = new Error("round and round");
    cause.cause = cause;

    expect(connectionError(cause, "runs.start", false).acted).toBe("maybe");
  });

  test("that is an error of ours already stays what it is", () => {
    const refused = new RefusedError("not sent", { operation: "runs.start", acted: "no" });

    expect(connectionError(refused, "runs.start", true)).toBe(refused);
  });
});

test.for([
  [200, "yes"],
  [204, "yes"],
  [302, "maybe"],
  [303, "maybe"],
  [307, "no"],
  [308, "no"],
  [400, "no"],
  [401, "no"],
  [404, "no"],
  [408, "maybe"],
  [409, "no"],
  [429, "no"],
  [500, "maybe"],
  [501, "no"],
  [502, "maybe"],
  [503, "maybe"],
  [504, "maybe"],
  [599, "maybe"],
] as const)("%d tells of the server's deed: %s", ([status, acted]) => {
  expect(actedBy(status)).toBe(acted);
});

test.for([
  [408, ["read", "idempotent", "keyed"]],
  [429, effects],
  [500, ["read", "idempotent", "keyed"]],
  [501, []],
  [502, ["read", "idempotent", "keyed"]],
  [503, ["read", "idempotent", "keyed"]],
  [599, ["read", "idempotent", "keyed"]],
  [200, []],
  [302, []],
  [400, []],
  [401, []],
  [404, []],
  [409, []],
] as const)("%d may be asked for again: %j", ([status, again]) => {
  expect(effects.filter((effect) => mayRetryStatus(effect, status))).toEqual(again);
});

describe("a call without an answer", () => {
  const details = { operation: "runs.start" };

  test("may be sent again where a repeat does no harm", () => {
    const error = new ConnectionError("reset", { ...details, acted: "maybe" });

    expect(effects.filter((effect) => mayRetryError(effect, error))).toEqual(["read", "idempotent", "keyed"]);
  });

  test("may be sent again by all when it was never sent", () => {
    const error = new ConnectionError("refused", { ...details, acted: "no" });

    expect(effects.filter((effect) => mayRetryError(effect, error))).toEqual(effects);
  });

  test.for([
    new DeadlineError("over", { ...details, acted: "no" }),
    new RefusedError("not sent", { ...details, acted: "no" }),
    new TypeError("a bug"),
    "enough",
  ])("is not sent again after %s", (error) => {
    expect(effects.filter((effect) => mayRetryError(effect, error))).toEqual([]);
  });
});
