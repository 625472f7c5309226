import { expect, test } from "vitest";
import { isLike } from "../../src/vendors/hoop/world/sessions/list/like.ts";
import { lenientText } from "../../src/vendors/hoop/world/sessions/output/runes.ts";
import { goText } from "../../src/vendors/hoop/world/sessions/start/go-text.ts";
import { goTime } from "../../src/vendors/hoop/world/state/times.ts";

test.each([
  [{ a: [1] }, "map[a:[1]]"],
  [null, "<nil>"],
  [{ b: true, a: "x" }, "map[a:x b:true]"],
  [1.5, "1.5"],
  [0.00001, "1e-05"],
])("%j is %s to Go", (value, text) => {
  expect(goText(value)).toBe(text);
});

test.each([
  ["pgxprod", "pg_prod", true],
  ["pg_prod", "pg\\_prod", true],
  ["pgxprod", "pg\\_prod", false],
  ["anything", "%", true],
  ["a.b", "a.%", true],
  ["axb", "a.b", false],
])("%s is like %s: %s", (text, pattern, is) => {
  expect(isLike(text, pattern)).toBe(is);
});

test.each([
  [[0xff, 0xfe], "\ufffd\ufffd"],
  [[0xf0, 0x9f, 0x98], "\ufffd\ufffd\ufffd"],
  [[0x61, 0xc3, 0xa9, 0xc3], "aé\ufffd"],
])("the bytes %j are %j", (bytes, text) => {
  expect(lenientText(Uint8Array.from(bytes))).toBe(text);
});

test("a time has no zeros at its end", () => {
  expect([goTime(Date.UTC(2026, 0, 1)), goTime(Date.UTC(2026, 0, 1) + 120)]).toEqual([
    "2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00.12Z",
  ]);
});
