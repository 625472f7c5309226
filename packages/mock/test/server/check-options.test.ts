import { expect, test } from "vitest";
import { type MockOptions, startMock } from "../../src/index.ts";

test.each<[options: object, message: string]>([
  [{ scenarios: "fails" }, 'no option "scenarios"; the nearest: scenario'],
  [{ scenario: 5 }, '"scenario" must be the name of a scenario, or a list of such names, not 5'],
  [{ scenario: [] }, '"scenario" must be'],
  [{ faults: { on: "*" } }, '"faults" must be a list of faults'],
  [{ endsAfterMs: -1 }, '"endsAfterMs" must be a number of milliseconds from 0 on, not -1'],
  [{ secret: 5 }, '"secret" must be a text'],
  [{ port: 70_000 }, '"port" must be a whole number from 0 to 65535'],
  [{ clock: {} }, '"clock" must be an object with `now()`'],
  [{ world: 5 }, '"world" must be the path of a file'],
  [{ world: "test/server/control.test.tss" }, "the nearest: control.test.ts"],
])("%j is refused by what would be right", async (options, message) => {
  await expect(startMock("hoop", options as MockOptions)).rejects.toThrow(message);
});

test.each([
  undefined,
  null,
  {},
  { name: "x", document: "openapi: 3.1.0", operations: [] },
  { name: "x", document: {} },
])("%j is no vendor", async (vendor) => {
  await expect(startMock(vendor as never)).rejects.toThrow("or of { name, document, operations }");
});

test("a world that is asked for wrongly by HTTP is refused, and nothing ends", async () => {
  await using mock = await startMock("hoop");
  const ask = (body: object) => fetch(`${mock.url}/_mock/worlds`, { method: "POST", body: JSON.stringify(body) });

  for (const wrong of [{ scenario: 5 }, { endsAfterMs: "soon" }, { faults: 5 }]) {
    expect((await ask(wrong)).status).toBe(400);
  }
  expect((await ask({})).status).toBe(201);
});

test("a schema that is only itself is answered with what is wrong", async () => {
  const circle = { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } } };
  const document = {
    openapi: "3.1.0",
    paths: { "/a": { get: { responses: { "200": circle } } } },
    components: { schemas: { A: { $ref: "#/components/schemas/A" } } },
  };
  await using mock = await startMock({ name: "odd", document, operations: [] });

  const response = await fetch(`${mock.url}/a`);

  expect(await response.text()).toContain("#/components/schemas/A leads to itself");
});
