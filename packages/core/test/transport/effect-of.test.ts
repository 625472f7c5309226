import { expect, test } from "vitest";
import { effectOf } from "../../src/transport/effect-of.ts";

test.for([
  ["GET", "read"],
  ["HEAD", "read"],
  ["OPTIONS", "read"],
  ["PUT", "idempotent"],
  ["DELETE", "idempotent"],
  ["POST", "once"],
  ["PATCH", "once"],
  ["PURGE", "once"],
  ["get", "read"],
  ["delete", "idempotent"],
] as const)("%s promises %s", ([method, effect]) => {
  expect(effectOf(method)).toBe(effect);
});
