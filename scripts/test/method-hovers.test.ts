import { expect, test } from "vitest";
import { hoversIn } from "../commands/method-hovers.ts";
import { answering, described, hinted, text } from "./support/document.ts";
import { fileOf } from "./support/generated.ts";

const operation = (name: string) => ({
  ...answering(text, { summary: `Do ${name}`, deprecated: true }),
  ...hinted("runs", name),
});
const spec = described({ "/a": { get: operation("a") }, "/b": { get: operation("b") }, "/c": { get: operation("c") } });
const client = fileOf(spec, "src/generated/client.ts");
const hovers = (count: number, seed: number) => hoversIn(client, { count, seed });

test("a hover has the method's type, its words and its tags", () => {
  const [hover] = hovers(3, 1).filter(({ name }) => name === "AcmeRuns.b");

  expect(hover?.signature).toBe("(property) AcmeRuns.b: (options?: core.CallOptions) => Promise<string>");
  expect(hover?.words).toMatch(/^Do b\.\n\n`GET \/b` · .*\n@deprecated$/);
});

test("the same seed chooses the same methods, each once", () => {
  expect(hovers(2, 7)).toEqual(hovers(2, 7));
  expect(new Set(hovers(9, 7).map(({ name }) => name)).size).toBe(3);
});
