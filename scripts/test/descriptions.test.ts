import { expect, test } from "vitest";
import { explained } from "../commands/descriptions/explain.ts";
import { descriptions } from "../commands/descriptions/manifest.ts";
import type { Outcome } from "../commands/descriptions/outcome.ts";
import { tableOf } from "../commands/descriptions/table.ts";

const description = { name: "shop", package: "shop-api", version: "1.2.3", path: "openapi.json", sha256: "0" };
const outcome: Outcome = {
  ...{ name: "shop", key: "k", format: "OpenAPI 3.0.0", operations: 5, methods: 4, typed: true, passed: 11 },
  without: { "no fetch sends TRACE": 1 },
  failed: [{ name: "orders.create: is sent", why: "Error: the description contradicts itself: body is text and null" }],
};
const page = (one: Outcome) => tableOf([description], new Map([["shop", one]]));

test("a description that is listed is one file of one version of a package, known by its digest", () => {
  const all = descriptions();

  expect(all.length).toBeGreaterThan(100);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const { sha256, version } of all)
    expect([sha256, version]).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^\d+\.\d+\.\d+/),
    ]);
});

test("the page says what has a method, what is red, and why", () => {
  expect(page(outcome)).toContain("| shop | shop-api 1.2.3 | OpenAPI 3.0.0 | 5 | 4 | yes | 11 | 1 |");
  expect(page(outcome)).toContain("no method for 1: `no fetch sends TRACE`");
  expect(page(outcome)).toContain(
    "1 red, the description contradicts itself: `body is text and null` (`orders.create`)",
  );
});

test("a description that is refused has its reason there, and no figures", () => {
  const refused = page({ ...outcome, failed: [], passed: 0, typed: false, refused: "$ref a leads nowhere" });

  expect(refused).toContain("| shop | shop-api 1.2.3 | OpenAPI 3.0.0 | 5 | refused |  |  |  |");
  expect(refused).toContain("refused: `$ref a leads nowhere`");
});

test("what nothing explains is ours, in its own words", () => {
  expect(explained([{ name: "a", why: "TypeError: fetch failed" }])).toEqual([
    { why: "not explained: TypeError: fetch failed", whose: "ours", tests: ["a"] },
  ]);
});

test.each([
  ['send the header "Authorization: Basic …" and the header "Authorization"; Refused by the mock', "theirs"],
  ['send the header "Authorization: Basic …", or the header "Authorization"; Refused by the mock', "ours"],
  ['send the header "Authorization: Basic …" and the header "X-Key"; Refused by the mock', "ours"],
])("only two credentials in one header are more than a request can carry: %s", (asked, whose) => {
  const why = `ApiError: keys.rotate: 401 Unauthorized: the request has no credential: ${asked}`;

  expect(explained([{ name: "a", why }])[0]?.whose).toBe(whose);
});

test("what is not proven is not the description's fault, whatever it is about", () => {
  const why = 'ApiError: orders.create: 422 Unprocessable Entity: body field "a" must be null';

  expect(explained([{ name: "orders.create: is sent", why }])).toMatchObject([{ whose: "ours" }]);
});

test("what differs in nothing but names and values is one line, with how many and a few operations", () => {
  const failed = ["a", "b", "c", "d"].flatMap((name) =>
    ["is sent", "is read"].map((what) => ({
      name: `orders.${name}: ${what}`,
      why: `ApiError: orders.${name}: 422 Unprocessable Entity: header "${name}" must be one of ["${name}","z"]`,
    })),
  );

  const [line, ...more] = page({ ...outcome, failed })
    .split("\n")
    .filter((each) => each.includes(" red, ours"));

  expect(more).toEqual([]);
  expect(line).toBe(
    '- 8 red, ours: `not explained: ApiError: N Unprocessable Entity: header "…" must be one of […]` (`orders.a`, `orders.b`, `orders.c` and 1 more)',
  );
});
