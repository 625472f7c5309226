import { describe, expect, test } from "vitest";
import { answering, described, hinted, text } from "./support/document.ts";
import { fileOf, generated } from "./support/generated.ts";
import { messageOf } from "./support/problems.ts";

const operation = answering(text, hinted("a", "get"));
const aside = (reason: unknown) => ({ ...answering(text), "x-sdk": { unsupported: reason as string } });
const spec = described({ "/a": { get: operation, post: aside("It takes [a file](x) in two ways.") } });

describe("an operation that an overlay says is not supported", () => {
  test("gets no method, and is told with its reason", () => {
    const { files, operations, unsupported } = generated(spec);

    expect(operations).toBe(1);
    expect(unsupported).toEqual([{ method: "POST", path: "/a", reason: "It takes [a file](x) in two ways." }]);
    expect(files.get("src/generated/operations.ts")).not.toContain("POST");
    expect(files.get("api.md")).toContain("- `POST /a`: It takes \\[a file\\](x) in two ways.\n");
  });

  test("stays in the description, marked for contract tests", () => {
    const { paths } = JSON.parse(fileOf(spec, "openapi.json"));

    expect(paths["/a"].post["x-unsupported"]).toBe("It takes [a file](x) in two ways.");
    expect(paths["/a"].get).not.toHaveProperty("x-unsupported");
  });

  test("needs a reason", () => {
    expect(messageOf(() => generated(described({ "/a": { get: operation, post: aside(" ") } })))).toBe(
      'specs/acme/openapi.yaml#/paths/~1a/post/x-sdk/unsupported\n  must be a reason, not " "',
    );
  });

  test("may be all there is", () => {
    const { files, operations } = generated(described({ "/a": { post: aside("Its body is a riddle.") } }));

    expect(operations).toBe(0);
    expect(files.get("src/generated/client.ts")).toContain("export interface AcmeApi {\n}");
  });
});

test("a description of webhooks only becomes types", () => {
  const event = { type: "object", properties: { id: text } };
  const webhooks = { changed: { post: { requestBody: {}, responses: {} } } };
  const { paths: _, ...rest } = described({}, { Event: event });

  expect(fileOf({ ...rest, webhooks }, "src/generated/types.ts")).toContain("export type Event = ");
});

test("a description of nothing is refused", () => {
  expect(messageOf(() => generated(described({})))).toBe("specs/acme/openapi.yaml#/paths\n  there is no operation");
});
