import { expect, test } from "vitest";
import { RefusedError } from "../../src/errors/errors.ts";
import { result } from "../../src/errors/result.ts";

test("an answer is a value", async () => {
  expect(await result(Promise.resolve(7))).toEqual({ ok: true, data: 7 });
});

test("an answer of nothing is a value", async () => {
  expect(await result(Promise.resolve(undefined))).toEqual({ ok: true, data: undefined });
});

test("an error of this package is a value", async () => {
  const error = new RefusedError("not sent", { operation: "runs.get", acted: "no" });

  const found = await result(Promise.reject(error));

  expect(found).toEqual({ ok: false, error });
});

test("any other error is thrown", async () => {
  const bug = new TypeError("a bug");

  await expect(result(Promise.reject(bug))).rejects.toBe(bug);
});

test("the reason of the caller's signal is thrown", async () => {
  await expect(result(Promise.reject("enough"))).rejects.toBe("enough");
});
