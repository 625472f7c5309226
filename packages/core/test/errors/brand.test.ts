import { expect, test, vi } from "vitest";
import * as one from "../../src/errors/errors.ts";
import { result } from "../../src/errors/result.ts";
import { SdkError } from "../../src/errors/sdk-error.ts";

const details = { operation: "runs.get", acted: "no" } as const;

/** The same modules, loaded a second time, as where two versions are installed. */
async function secondCopy(): Promise<typeof one> {
  vi.resetModules();
  return import("../../src/errors/errors.ts");
}

test("an error of another copy is one of the class of its name, and of no other", async () => {
  const other = await secondCopy();
  const error = new other.RefusedError("no", details);

  expect(other.RefusedError).not.toBe(one.RefusedError);
  expect(error).toBeInstanceOf(one.RefusedError);
  expect(error).toBeInstanceOf(SdkError);
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(one.ConnectionError);
  expect(await result(Promise.reject(error))).toEqual({ ok: false, error });
});

test("an error with the same name that is not ours is not one of them", () => {
  const alien = Object.assign(new Error("no"), { name: "RefusedError", ...details });

  expect(alien).not.toBeInstanceOf(one.RefusedError);
  expect(alien).not.toBeInstanceOf(SdkError);
});

test("a class that is derived from one of ours has its own instances only", () => {
  class Denied extends one.RefusedError {}

  expect(new Denied("no", details)).toBeInstanceOf(Denied);
  expect(new Denied("no", details)).toBeInstanceOf(one.RefusedError);
  expect(new one.RefusedError("no", details)).not.toBeInstanceOf(Denied);
});
