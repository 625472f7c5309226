import { expect, test } from "vitest";
import { effectOf, type Layer, stack } from "../../src/transport/layer.ts";
import { callOf } from "../support/call.ts";
import { json, scripted } from "../support/scripted.ts";

test("the first layer is outermost", async () => {
  const order: string[] = [];
  const named =
    (name: string): Layer =>
    (next) =>
    async (request, call) => {
      order.push(`${name} in`);
      const response = await next(request, call);
      order.push(`${name} out`);
      return response;
    };
  const { fetch } = scripted(json({}));

  await stack(fetch, named("outer"), named("inner"))(new Request("https://api.test/"));

  expect(order).toEqual(["outer in", "inner in", "inner out", "outer out"]);
});

test("without layers the base is called", async () => {
  const answer = json({});
  const { fetch } = scripted(answer);

  expect(await stack(fetch)(new Request("https://api.test/"))).toBe(answer);
});

test("the call is handed to every layer", async () => {
  const request = new Request("https://api.test/");
  const call = callOf();
  const seen: unknown[] = [];
  const look: Layer = (next) => (request, call) => {
    seen.push(call);
    return next(request, call);
  };

  await stack(scripted(json({})).fetch, look, look)(request, call);

  expect(seen).toEqual([call, call]);
});

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
