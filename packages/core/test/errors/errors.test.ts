import { expect, test } from "vitest";
import {
  ApiError,
  ConnectionError,
  DeadlineError,
  DecodeError,
  OutcomeUnknownError,
  RefusedError,
  RunFailedError,
} from "../../src/errors/errors.ts";
import { SdkError } from "../../src/errors/sdk-error.ts";

const details = { operation: "runs.start", acted: "maybe" } as const;
const cause = new Error("below");
const run = { id: "r1", state: "failed", reason: undefined, last: { status: "Failed" } } as const;
const answer = { status: 500, body: undefined, headers: new Headers() };
const lost = { operation: "runs.start", origin: "https://api.test", since: 1, until: 2, idempotencyKey: "k1" };

const family = [
  ["ApiError", new ApiError("500", { ...details, ...answer })],
  ["ConnectionError", new ConnectionError("lost", details)],
  ["DecodeError", new DecodeError("no JSON", details)],
  ["DeadlineError", new DeadlineError("over", { ...details, retryAfterMs: 7 })],
  ["RefusedError", new RefusedError("not sent", details)],
  ["OutcomeUnknownError", new OutcomeUnknownError({ ...lost, cause })],
  ["RunFailedError", new RunFailedError("run r1 failed", { ...details, ...run })],
] as const;

test.for(family)("%s is an error of this package, by name, operation and what the server did", ([name, error]) => {
  expect(error).toBeInstanceOf(SdkError);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe(name);
  expect(error.operation).toBe("runs.start");
  expect(error.acted).toBe("maybe");
  expect(error.message).toMatch(/^runs\.start: /);
  expect(String(error)).toBe(`${name}: ${error.message}`);
});

test("an unknown outcome of a call that starts no run says that nothing can be looked up", async () => {
  const error = new OutcomeUnknownError({ ...lost, cause });

  expect(await error.reconcile()).toEqual({ outcome: "unknown", why: expect.stringContaining("runs.start") });
});

test("a cause is kept", () => {
  expect(new ConnectionError("lost", { ...details, cause }).cause).toBe(cause);
});

test("without a cause there is none, not even an undefined one", () => {
  expect("cause" in new ConnectionError("lost", details)).toBe(false);
});

test("a refused call was not carried out unless it says more", () => {
  expect(new RefusedError("not sent", { operation: "runs.start" }).acted).toBe("no");
});

test("an error has what its name promises", () => {
  expect(new ApiError("500", { ...details, ...answer })).toMatchObject(answer);
  expect(new DeadlineError("over", { ...details, retryAfterMs: 7 }).retryAfterMs).toBe(7);
  expect(new OutcomeUnknownError({ ...lost, cause })).toMatchObject({ ...lost, cause });
  expect(new RunFailedError("run r1 failed", { ...details, ...run })).toMatchObject(run);
});
