import { createSdk, type Operation as Row } from "@x/core";
import { describe, expect, test } from "vitest";
import { createSampler } from "../../src/description/sample.ts";
import { createValidator } from "../../src/description/validator.ts";
import { type Document, startMock } from "../../src/index.ts";
import { checkCall, checkStatuses, match } from "../support/contract.ts";

interface Kind {
  readonly operation: object;
  readonly row?: Partial<Row>;
}

const text = { type: "string" };
const json = (schema: object) => ({ content: { "application/json": { schema } } });

/** What descriptions have that is easily called or answered wrongly. */
const kinds: Readonly<Record<string, Kind>> = {
  "a preference of the vendor's own": {
    operation: {
      parameters: [{ name: "Prefer", in: "header", schema: { type: "string", enum: ["respond-async"] } }],
      responses: { 200: json(text), 404: json(text) },
    },
    row: { headers: { prefer: "Prefer" } },
  },
};

describe("the contract holds for", () => {
  test.each(Object.entries(kinds))("%s", async (_, { operation, row }) => {
    const document = { openapi: "3.1.0", paths: { "/things": { post: operation } } } as unknown as Document;
    const table = [{ id: "things.do", method: "POST", path: "/things", effect: "once", ...row } as const];
    await using mock = await startMock({ name: "kinds", document, operations: [] }, { assertNoRefusals: false });
    const client = createSdk(table, { vendor: "test", baseUrl: mock.url, auth: [], retry: false });
    const validate = createValidator(document, { of: "answers" });
    const [pair] = match(document, table).pairs;
    if (pair === undefined) throw new Error("the row is of no operation");
    const setting = { document, client, sample: createSampler(document)(pair.operation), mock, validate };

    await expect(checkCall(pair, setting)).resolves.toBeUndefined();
    await expect(checkStatuses(pair, setting)).resolves.toBeUndefined();
  });
});
