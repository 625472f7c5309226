import { describe, expect, test } from "vitest";
import { headerText, pathText, queryPairs } from "../../src/requests/styles.ts";
import type { Style } from "../../src/types/operation.ts";

const text = "blue";
const list = ["blue", "black", "brown"];
const object = { R: 100, G: 200, B: 150 };

// https://spec.openapis.org/oas/v3.1.1.html#style-examples
const paths: readonly (readonly [Style, unknown, string])[] = [
  ["matrix", text, ";color=blue"],
  ["matrix", list, ";color=blue,black,brown"],
  ["matrix", object, ";color=R,100,G,200,B,150"],
  ["matrix*", text, ";color=blue"],
  ["matrix*", list, ";color=blue;color=black;color=brown"],
  ["matrix*", object, ";R=100;G=200;B=150"],
  ["label", text, ".blue"],
  ["label", list, ".blue,black,brown"],
  ["label", object, ".R,100,G,200,B,150"],
  ["label*", text, ".blue"],
  ["label*", list, ".blue.black.brown"],
  ["label*", object, ".R=100.G=200.B=150"],
  ["simple", text, "blue"],
  ["simple", list, "blue,black,brown"],
  ["simple", object, "R,100,G,200,B,150"],
  ["simple*", text, "blue"],
  ["simple*", list, "blue,black,brown"],
  ["simple*", object, "R=100,G=200,B=150"],
];
const queries: readonly (readonly [Style, unknown, string])[] = [
  ["form", text, "color=blue"],
  ["form", list, "color=blue,black,brown"],
  ["form", object, "color=R,100,G,200,B,150"],
  ["form*", text, "color=blue"],
  ["form*", list, "color=blue&color=black&color=brown"],
  ["form*", object, "R=100&G=200&B=150"],
  ["space", list, "color=blue%20black%20brown"],
  ["space", object, "color=R%20100%20G%20200%20B%20150"],
  ["pipe", list, "color=blue%7Cblack%7Cbrown"],
  ["pipe", object, "color=R%7C100%7CG%7C200%7CB%7C150"],
  ["deep", object, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"],
];

describe("a value in a path", () => {
  test.each(paths)("%s of %j is %s", (style, value, want) => {
    expect(pathText(style, "color", value)).toBe(want);
  });

  test("is encoded, its signs are not", () => {
    expect(pathText("simple", "color", ["a/b", "c,d"])).toBe("a%2Fb,c%2Cd");
    expect(pathText("matrix*", "a;b", { "/": "?" })).toBe(";%2F=%3F");
    expect(pathText("json", "color", { a: 1 })).toBe("%7B%22a%22%3A1%7D");
  });

  test("of no text is its name alone where it has one", () => {
    expect(pathText("matrix", "color", "")).toBe(";color");
  });
});

describe("a value in a query", () => {
  test.each(queries)("%s of %j is %s", (style, value, want) => {
    expect(queryPairs(style, "color", value).join("&")).toBe(want);
  });

  test("is encoded, its signs are not", () => {
    expect(queryPairs("form", "a b", ["&", ","])).toEqual(["a%20b=%26,%2C"]);
    expect(queryPairs("json", "filter", { a: ["&"] })).toEqual(["filter=%7B%22a%22%3A%5B%22%26%22%5D%7D"]);
  });

  test("that holds nothing is not sent", () => {
    for (const style of ["form", "form*", "space", "pipe"] as const) expect(queryPairs(style, "a", [])).toEqual([]);
    for (const style of ["form", "form*", "deep"] as const) expect(queryPairs(style, "a", {})).toEqual([]);
  });

  test("leaves out what is not there", () => {
    expect(queryPairs("form", "a", ["x", undefined, null])).toEqual(["a=x"]);
    expect(queryPairs("deep", "a", { b: undefined, c: false })).toEqual(["a%5Bc%5D=false"]);
  });
});

describe("a value in a header", () => {
  test.each<[Style, unknown, string]>([
    ["simple", text, "blue"],
    ["simple", list, "blue,black,brown"],
    ["simple", object, "R,100,G,200,B,150"],
    ["simple*", text, "blue"],
    ["simple*", list, "blue,black,brown"],
    ["simple*", object, "R=100,G=200,B=150"],
    ["json", object, '{"R":100,"G":200,"B":150}'],
  ])("%s of %j is %s", (style, value, want) => {
    expect(headerText(style, value)).toBe(want);
  });
});

test.each<[string, unknown]>([
  ["a list in a list", [["a"]]],
  ["an object in an object", { a: { b: 1 } }],
  ["a date", new Date(0)],
  ["a number that is none", [Number.NaN]],
  ["a list that holds nothing but an object", [{ a: 1 }]],
])("%s is refused", (_what, value) => {
  for (const style of ["form", "form*", "deep", "space"] as const) {
    if (style === "deep" && Array.isArray(value)) continue;
    expect(() => queryPairs(style, "a", value)).toThrow(TypeError);
  }
  expect(() => pathText("simple", "a", value)).toThrow(TypeError);
});
