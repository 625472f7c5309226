import { describe, expect, test } from "vitest";
import { useMock as jestMock } from "../../src/runners/jest.ts";
import { type Hooks, useMock } from "../../src/runners/use-mock.ts";
import { useMock as vitestMock } from "../../src/runners/vitest.ts";
import { ask } from "../support/ask.ts";

describe("with Vitest", () => {
  const mock = vitestMock("airplane", { scenario: "fails" });

  test.each([1, 2])("every test finds nothing started: test %d", async () => {
    expect(mock.starts).toBe(0);

    await ask(mock, "POST /tasks/execute", { slug: "vacuum" });

    expect(mock.starts).toBe(1);
    expect(mock.requests).toHaveLength(1);
  });
});

/** A runner's hooks, called by hand. */
function hooks() {
  const acts: Record<string, () => unknown> = {};
  const keep = (name: string) => (act: () => unknown) => {
    acts[name] = act;
  };
  const registered: Hooks = { beforeAll: keep("all"), afterEach: keep("each"), afterAll: keep("end") };
  return { registered, run: (name: string) => acts[name]?.() };
}

describe("with any runner's hooks", () => {
  test("a test whose request was refused fails, and the next does not", async () => {
    const { registered, run } = hooks();
    const mock = useMock(registered, "hoop");
    await run("all");
    await ask(mock, "GET /sessions?conection=pg");

    expect(() => run("each")).toThrow('query parameter "conection" is not declared');
    run("each");

    await run("end");
  });

  test("there is no mock outside of tests", () => {
    const mock = useMock(hooks().registered, "hoop");

    expect(() => mock.url).toThrow("the mock is there only while tests run");
  });

  test("Jest's are global", async () => {
    const { registered, run } = hooks();
    const globals = globalThis as unknown as Record<string, unknown>;
    Object.assign(globals, registered);
    const mock = jestMock("blink");
    for (const name of Object.keys(registered)) delete globals[name];
    await run("all");

    expect((await ask(mock, "GET /workspace/w/executions")).status).toBe(200);

    await run("end");
  });
});
