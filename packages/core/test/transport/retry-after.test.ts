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
    ["a date in the form of RFC 850", { "retry-after": "Sunday, 22-Nov-26 12:00:30 GMT" }, 30_000],
    ["a date in the form of asctime, which is UTC", { "retry-after": "Sun Nov 22 12:00:30 2026" }, 30_000],
    ["a date of asctime with one digit for the day", { "retry-after": "Tue Dec  1 12:00:00 2026" }, 9 * 86_400_000],
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
    ["words that end in a number", { "retry-after": "wait 5" }],
    ["words that end in a year", { "retry-after": "soon 2030" }],
  ] as const)("is not made of %s", ([, headers]) => {
    const found = retryAfterMs(new Headers(headers), now);

    expect(found).toBeUndefined();
  });
});

describe("a date", () => {
  const until = "Sun, 22 Nov 2026 12:00:30 GMT";
  const pause = (date: string) => retryAfterMs(new Headers({ "retry-after": until, date }), now);

  test.for([
    ["as ours", "Sun, 22 Nov 2026 12:00:00 GMT", 30_000],
    ["ahead of ours", "Sun, 22 Nov 2026 12:00:20 GMT", 10_000],
    ["years behind ours", "Sun, 22 Nov 2020 12:00:30 GMT", Date.parse(until) - Date.UTC(2020, 10, 22, 12, 0, 30)],
    ["past it already", "Sun, 22 Nov 2026 13:00:00 GMT", 0],
    ["in the form of asctime", "Sun Nov 22 12:00:25 2026", 5000],
  ] as const)("is read against the server's own clock: %s", ([, date, expected]) => {
    expect(pause(date)).toBe(expected);
  });

  test.for(["", "soon", "4711"])("is read against ours where the server's is not told: %j", (date) => {
    expect(pause(date)).toBe(30_000);
  });

  test.for([-12, -5, 0, 5, 14])("means the same in a zone of %d hours", (hours) => {
    const zone = process.env.TZ;
    process.env.TZ = `Etc/GMT${hours >= 0 ? "-" : "+"}${Math.abs(hours)}`;
    try {
      expect(new Date(now).getTimezoneOffset()).toBe(hours === 0 ? 0 : -60 * hours);
      expect(retryAfterMs(new Headers({ "retry-after": "Sun Nov 22 12:00:30 2026" }), now)).toBe(30_000);
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });
});
