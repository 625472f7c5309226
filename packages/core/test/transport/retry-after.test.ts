import { describe, expect, test } from "vitest";
import { retryAfterMs } from "../../src/transport/retry-after.ts";

const now = Date.UTC(2026, 10, 22, 12, 0, 0);

describe("the pause a server asks for", () => {
  test.for([
    ["seconds", { "retry-after": "120" }, 120_000],
    ["part of a second", { "retry-after": "1.5" }, 1500],
    ["no pause", { "retry-after": "0" }, 0],
    ["space around", { "retry-after": " 3 " }, 3000],
    ["a date to come", { "retry-after": "Sun, 22 Nov 2026 12:00:30 GMT" }, 30_000],
    ["a date gone by", { "retry-after": "Sun, 22 Nov 2026 11:00:00 GMT" }, 0],
    ["milliseconds", { "retry-after-ms": "250" }, 250],
    ["milliseconds before seconds", { "retry-after-ms": "250", "retry-after": "9" }, 250],
    ["seconds where the milliseconds are no number", { "retry-after-ms": "soon", "retry-after": "9" }, 9000],
  ] as const)("is read from %s", ([, headers, expected]) => {
    const found = retryAfterMs(new Headers(headers), now);

    expect(found).toBe(expected);
  });

  test.for([
    ["nothing", {}],
    ["an empty header", { "retry-after": "" }],
    ["words", { "retry-after": "soon" }],
    ["words and a number", { "retry-after": "in 5 minutes" }],
    ["a negative number", { "retry-after": "-5" }],
    ["a number with an exponent", { "retry-after": "1e3" }],
    ["a hexadecimal number", { "retry-after": "0x10" }],
    ["the same header twice", { "retry-after": "120, 120" }],
    ["seconds with a unit", { "retry-after": "60s" }],
  ] as const)("is not made of %s", ([, headers]) => {
    const found = retryAfterMs(new Headers(headers), now);

    expect(found).toBeUndefined();
  });
});
