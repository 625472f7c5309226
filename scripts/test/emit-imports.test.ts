import { expect, test } from "vitest";
import { answering, described, hinted, ref, taking, text } from "./support/document.ts";
import { fileOf } from "./support/generated.ts";

test("a property that has the name of a type is no use of it", () => {
  const object = { type: "object", properties: { Driver: text, Made: ref("Used") } };
  const spec = described(
    {
      "/a": { get: answering(object, hinted("a", "get")) },
      "/b": { post: answering(text, { ...taking(ref("Driver")), ...hinted("b", "post") }) },
    },
    { Driver: { type: "object", additionalProperties: true }, Used: { type: "object", properties: { a: text } } },
  );

  const client = fileOf(spec, "src/generated/client.ts");

  expect(client).toContain("import type {\n  BPostInput,\n  Used,\n}");
});

test("a group called core is no use of the core's types", () => {
  const parameters = [{ name: "a", in: "query", schema: text }];
  const spec = described({ "/a": { get: answering(text, { parameters, ...hinted("core", "get") }) } });

  const types = fileOf(spec, "src/generated/types.ts");

  expect(types).toContain("Input of `core.get`");
  expect(types).not.toContain("import");
});
