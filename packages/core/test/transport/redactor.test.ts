import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { createRedactor } from "../../src/transport/redactor.ts";

describe("a text that is cleaned", () => {
  test.for([
    ["no secret", [], "no such key: k-12345678", "no such key: k-12345678"],
    ["a secret", ["k-12345678"], "no such key: k-12345678", "no such key: [secret]"],
    ["a secret twice", ["k-12345678"], "k-12345678 is not k-12345678", "[secret] is not [secret]"],
    ["several secrets", ["first-secret", "other-secret"], "first-secret, other-secret", "[secret], [secret]"],
    ["a secret as long as the shortest", ["12345678"], "<12345678>", "<[secret]>"],
    ["what is too short to be told from a word", ["run", "1234567"], "run 1234567 failed", "run 1234567 failed"],
    ["nothing", [""], "run failed", "run failed"],
    [
      "signs that mean something in a pattern",
      ["a.c$1(x)*+"],
      "is a.c$1(x)*+ or abcd1xxxx",
      "is [secret] or abcd1xxxx",
    ],
    [
      "a secret that is part of a longer one",
      ["12345678", "123456789"],
      "123456789 and 12345678",
      "[secret] and [secret]",
    ],
  ] as const)("of %s", ([, secrets, text, expected]) => {
    const redactor = createRedactor();
    for (const secret of secrets) redactor.add(secret);

    expect(redactor.clean(text)).toBe(expected);
  });
});

test("a redactor does not show the secrets it knows", () => {
  const redactor = createRedactor();
  redactor.add("k-12345678");

  expect(inspect(redactor, { depth: null, showHidden: true })).not.toContain("k-12345678");
  expect(JSON.stringify(redactor)).toBe("{}");
});
