import { describe, expect, test } from "vitest";
import {
  ApiError,
  ConnectionError,
  CredentialError,
  DeadlineError,
  DecodeError,
  LayerError,
  OutcomeUnknownError,
  RefusedError,
} from "../../src/index.ts";
import { askedMs, canPass, type Failures, pauseAfter, withFailure } from "../../src/runs/poll-failure.ts";

const details = { operation: "jobs.get", acted: "no" } as const;
const api = (status: number, retryAfterMs?: number) =>
  new ApiError("no", {
    ...{ ...details, status, body: undefined, headers: new Headers() },
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
const saying = (retryable: boolean, status: number) =>
  new ApiError("no", { ...details, status, body: undefined, headers: new Headers(), retryable });
const [refused, reset] = [new RefusedError("no", details), new ConnectionError("no", details)];

/** The row of these failures, one every second. */
const rowOf = (...errors: readonly unknown[]): Failures =>
  errors.reduce<Failures | undefined>(
    (row, error, index) => withFailure(row, error, index * 1000),
    undefined,
  ) as Failures;

describe("a failed poll", () => {
  test.for([500, 502, 503, 504, 599, 408, 423, 425, 429])("with %d can pass, however often it comes", (status) => {
    expect(canPass(rowOf(...Array(1000).fill(api(status))))).toBe(true);
  });

  test.for([
    ["a connection that failed", reset],
    ["a credential that could not be had", new CredentialError("no", details)],
    ["a call that took too long", new DeadlineError("no", details)],
    ["an answer that cannot be read", new DecodeError("no", details)],
    ["a layer that failed", new LayerError("no", details)],
  ] as const)("by %s can pass, however often it comes", ([, error]) => {
    expect(canPass(rowOf(...Array(1000).fill(error)))).toBe(true);
  });

  test.for([
    ["400", api(400)],
    ["405", api(405)],
    ["410", api(410)],
    ["422", api(422)],
    ["a redirect", api(302)],
    ["a request that was refused", refused],
    [
      "a lost start",
      new OutcomeUnknownError({ operation: "x", origin: "", since: 0, until: 0, idempotencyKey: undefined }),
    ],
    ["a bug", new TypeError("a bug")],
    ["no error at all", undefined],
  ] as const)("by %s cannot pass", ([, error]) => {
    expect(canPass(rowOf(error))).toBe(false);
  });

  test.for([400, 401, 404, 409, 501])("with %d can pass, however often, where the server says so", (status) => {
    expect(canPass(rowOf(...Array(1000).fill(saying(true, status))))).toBe(true);
  });

  test.for([429, 500, 503])("with %d cannot pass where the server says so", (status) => {
    expect(canPass(rowOf(saying(false, status)))).toBe(false);
  });

  test("that is denied, or not found yet, is waited for as long whatever the server says of repeats", () => {
    expect(canPass(rowOf(saying(false, 401), saying(false, 403)))).toBe(true);
    expect(canPass(rowOf(saying(false, 404), saying(false, 404)))).toBe(true);
  });

  test.for([401, 403])("with %d can pass twice in a row, and not a third time", (status) => {
    const denied = api(status);

    expect(canPass(rowOf(denied))).toBe(true);
    expect(canPass(rowOf(denied, denied))).toBe(true);
    expect(canPass(rowOf(denied, denied, denied))).toBe(false);
  });

  test("that is denied is so by 401 and 403 alike", () => {
    expect(canPass(rowOf(api(401), api(403), api(401)))).toBe(false);
  });

  test("that is denied is counted from the first one after another failure", () => {
    expect(canPass(rowOf(reset, reset, reset, reset, api(401), api(401)))).toBe(true);
    expect(canPass(rowOf(api(401), api(401), reset, api(401)))).toBe(true);
  });

  test.for([
    [0, true],
    [89_999, true],
    [90_000, false],
    [600_000, false],
  ] as const)("with 404 that lasts for %d ms can pass: %s", ([ms, passes]) => {
    const first = withFailure(undefined, api(404), 1000);

    expect(canPass(withFailure(first, api(404), 1000 + ms))).toBe(passes);
  });

  test("with 404 lasts from the first one after another failure", () => {
    const outage = withFailure(withFailure(undefined, reset, 0), reset, 600_000);
    const found = withFailure(withFailure(outage, api(404), 600_000), api(404), 660_000);

    expect(canPass(found)).toBe(true);
    expect(canPass(withFailure(found, api(404), 690_000))).toBe(false);
  });

  test("stands in a row with the others before it, of whatever kind", () => {
    expect(rowOf(reset, api(404), api(401), reset).count).toBe(4);
  });
});

describe("the pause after a failed poll", () => {
  const pauses = (pollMs: number) =>
    [1, 2, 3, 4, 5, 50].map((count) => pauseAfter(rowOf(...Array(count).fill(reset)), pollMs));

  test.for([
    [100, [100, 200, 400, 800, 1600, 15_000]],
    [3000, [3000, 6000, 12_000, 15_000, 15_000, 15_000]],
    [60_000, [60_000, 60_000, 60_000, 60_000, 60_000, 60_000]],
  ] as const)("grows from the usual one of %d ms: %j", ([pollMs, expected]) => {
    expect(pauses(pollMs)).toEqual(expected);
  });

  test.for([
    ["what the server asks for", api(429, 7000), 7000],
    ["what it asks for beyond a deadline", new DeadlineError("no", { ...details, retryAfterMs: 9000 }), 9000],
    ["nothing where it asks for nothing", api(503), 0],
    ["nothing where no server answered", reset, 0],
  ] as const)("is at least %s", ([, error, ms]) => {
    expect(askedMs(error)).toBe(ms);
  });
});
