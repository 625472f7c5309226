import { expect, test } from "vitest";
import { cell } from "../src/faults/cell.ts";
import type { End } from "../src/faults/end.ts";
import type { Bad, Observation } from "../src/faults/judge.ts";

const arrival = {
  method: "POST",
  path: "/",
  acted: "maybe",
  early: false,
  idempotencyKey: null,
  credential: false,
} as const;

const observation = (end: End, more: Partial<Observation> = {}): Observation => ({
  ...{ arrivals: [arrival, arrival], elsewhere: [], end, late: false, answered: true },
  ...more,
});

const failed = (name: string, more: object = {}): End => ({ kind: "error", name, raw: false, aborted: false, ...more });
const astray = { target: { endpoint: "/runs/", value: ".." } };

const cells: readonly [want: string, seen: Observation, bads: readonly Bad[]][] = [
  ["2× ok", observation({ kind: "data", sound: true, shown: "other data" }), []],
  ["2× OutcomeUnknown", observation(failed("OutcomeUnknownError")), []],
  ["2× Api 500", observation(failed("ApiError", { status: 500 })), []],
  ["2× error 500", observation(failed("error", { status: 500 })), []],
  ["2× aborted", observation(failed("AbortError", { aborted: true })), []],
  ["clean", observation({ kind: "printed", where: [] }), []],
  ["✗ 2× resent", observation(failed("ApiError")), ["resent", "raw"]],
  ["✗ 2× TypeError", observation(failed("TypeError", { raw: true })), ["raw"]],
  ["✗ 2× HTML as data", observation({ kind: "data", sound: false, shown: "HTML" }), ["lie"]],
  ["2× 350 of 350 items", observation({ kind: "items", found: 350, of: 350 }), []],
  ["✗ 2× 100 of 350 items", observation({ kind: "items", found: 100, of: 350 }), ["lie"]],
  ["✗ gave up after 2 s", observation({ kind: "gave-up", afterMs: 1950 }), ["gaveUp"]],
  ["✗ hung", observation({ kind: "hung" }), ["hung"]],
  ["✗ `POST /`", observation(failed("ApiError"), astray), ["astray"]],
  ["✗ in console.log", observation({ kind: "printed", where: ["console.log"] }), ["printed"]],
];

test.for(cells)("%s", ([want, seen, bads]) => {
  expect(cell(seen, bads)).toBe(want);
});
