import { describe, expect, test } from "vitest";
import { bodyOf } from "../../src/requests/bodies.ts";

describe("a form of text", () => {
  const form = "application/x-www-form-urlencoded";

  test("has a pair a field, lists repeated, and nothing for what is not there", () => {
    expect(bodyOf(form, { a: "x y", b: [1, 2], c: undefined, d: true })).toBe("a=x%20y&b=1&b=2&d=true");
  });

  test("writes a field as its style says", () => {
    expect(bodyOf(form, { a: { b: 1 }, c: ["x", "y"] }, { a: "deep", c: "form" })).toBe("a%5Bb%5D=1&c=x,y");
  });

  test("refuses an object in a field without a style", () => {
    expect(() => bodyOf(form, { a: { b: { c: 1 } } })).toThrow(TypeError);
  });
});

describe("a form of parts", () => {
  const parts = (fields: object) => [...(bodyOf("multipart/form-data", fields) as FormData)];

  test("has text, JSON for objects, and a part for each item of a list", () => {
    expect(parts({ a: 1, b: { c: true }, d: ["x", "y"], e: null })).toEqual([
      ["a", "1"],
      ["b", '{"c":true}'],
      ["d", "x"],
      ["d", "y"],
    ]);
  });

  test("has files with their names, types and bytes", async () => {
    const [[name, file] = []] = parts({ file: new File(["text"], "a.txt", { type: "text/plain" }) });

    expect([name, (file as File).name, (file as File).type, await (file as File).text()]).toEqual([
      ...["file", "a.txt", "text/plain", "text"],
    ]);
  });

  test("takes bytes for a file", async () => {
    const [[, file] = []] = parts({ file: new Uint8Array([1, 2]) });

    expect(new Uint8Array(await (file as File).arrayBuffer())).toEqual(new Uint8Array([1, 2]));
  });
});

describe("any other body", () => {
  test("goes as it is: text, a Blob, bytes", () => {
    const blob = new Blob(["x"]);

    expect(bodyOf("application/xml", "<a/>")).toBe("<a/>");
    expect(bodyOf("image/png", blob)).toBe(blob);
    expect(bodyOf("image/png", new Uint8Array([1]).buffer)).toEqual(new Uint8Array([1]));
    expect(bodyOf("image/png", undefined)).toBeUndefined();
  });

  test("is never an object made text", () => {
    expect(() => bodyOf("application/xml", { a: 1 })).toThrow(TypeError);
  });
});
