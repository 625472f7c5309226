import { describe, expect, test } from "vitest";
import { ABOVE_0, ANY, checkOptions } from "../../src/transport/check-options.ts";
import { caught, thrown } from "../support/caught.ts";
import { scripted } from "../support/scripted.ts";
import { effectsClient } from "../support/sdk.ts";

const messageOf = (act: () => unknown): unknown => (thrown(act) as Error).message;

describe("a number that is checked", () => {
  test.for([
    [undefined, undefined],
    [1, undefined],
    [0.5, undefined],
    [Number.POSITIVE_INFINITY, undefined],
    [1, 1],
    [0, 0],
  ] as const)("may be %s where the least is %s", ([value, least]) => {
    expect(() => checkOptions<object>("runs.get", { timeoutMs: value }, { timeoutMs: least ?? ABOVE_0 })).not.toThrow();
  });

  test.for([
    [0, undefined, "`timeoutMs` must be a number above 0, not 0"],
    [-1, undefined, "`timeoutMs` must be a number above 0, not -1"],
    [Number.NaN, undefined, "`timeoutMs` must be a number above 0, not NaN"],
    [0, 1, "`timeoutMs` must be a number, 1 or more, not 0"],
    [-0.1, 0, "`timeoutMs` must be a number, 0 or more, not -0.1"],
    ["5", 1, '`timeoutMs` must be a number, 1 or more, not "5"'],
    [null, 1, "`timeoutMs` must be a number, 1 or more, not null"],
    [5n, 1, "`timeoutMs` must be a number, 1 or more, not 5"],
  ] as const)("may not be %s where the least is %s", ([value, least, message]) => {
    const failure = thrown(() =>
      checkOptions<object>("runs.get", { timeoutMs: value }, { timeoutMs: least ?? ABOVE_0 }),
    );

    expect(failure).toMatchObject({ name: "RefusedError", operation: "runs.get", acted: "no" });
    expect(failure).toMatchObject({ message: `runs.get: ${message}` });
  });
});

describe("an option", () => {
  const known = { attempts: 1, baseMs: 0, note: ANY };
  const check = (given: object) => checkOptions<object>("create", given, known);

  test("of any value is not looked at", () => {
    expect(() => check({ note: -1 })).not.toThrow();
    expect(messageOf(() => check({ attempts: 0, note: "free text" }))).toContain("`attempts` must be");
    expect(messageOf(() => check({ baseMs: -1 }))).toContain("`baseMs` must be");
  });

  test("that does not exist is refused", () => {
    const failure = thrown(() => check({ attempts: 2, bseMs: 5 }));

    expect(failure).toMatchObject({ name: "RefusedError", operation: "create", acted: "no" });
    expect(failure).toMatchObject({
      message: "create: unknown option `bseMs`; did you mean `baseMs`? it takes attempts, baseMs, note",
    });
  });

  test("that does not exist and is undefined says nothing", () => {
    expect(() => check({ bseMs: undefined })).not.toThrow();
  });
});

describe("a client", () => {
  test.for([
    [{ timeoutMs: 0 }, "timeoutMs"],
    [{ deadlineMs: Number.NaN }, "deadlineMs"],
    [{ maxBytes: 0 }, "maxBytes"],
    [{ retry: { attempts: 0 } }, "attempts"],
    [{ retry: { baseMs: -1 } }, "baseMs"],
    [{ retry: { capMs: Number.NaN } }, "capMs"],
  ] as const)("sends nothing with %j", async ([options, name]) => {
    const server = scripted();
    const client = effectsClient({ ...server, ...options });

    expect(await caught(client.items.read({ id: "1" }))).toMatchObject({
      name: "RefusedError",
      operation: "items.read",
      message: expect.stringContaining(`\`${name}\` must be a number`),
    });
    expect(server.requests).toEqual([]);
  });
});
