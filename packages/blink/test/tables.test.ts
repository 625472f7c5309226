import { ApiError, RefusedError } from "@x/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { type Mock, startMock } from "../../mock/src/index.ts";
import { type Blink, createBlink, type TableField } from "../src/index.ts";

let mock: Mock;
let blink: Blink;

beforeEach(async () => {
  mock = await startMock("blink", { assertNoRefusals: false });
  blink = createBlink({ baseUrl: mock.url, apiKey: "key", workspace: "ws1" });
  await blink.tables.create({ display_name: "Hosts" });
  await blink.tables.createField({
    ...{ table: "hosts", display_name: "Owner", type: "single-select", description: "Who answers for it." },
    attributes: { options: ["ada", "bob"], required: true, default_value: "ada" },
  });
});
afterEach(() => mock.close());

const field = async (name: string): Promise<TableField | undefined> =>
  (await blink.tables.listFields({ table: "hosts" }).toArray({ limit: 100 })).find((each) => each.name === name);

describe("an update of a field", () => {
  test("that renames it keeps its description, type and attributes", async () => {
    const before = await field("owner");

    await blink.tables.updateField({ table: "hosts", field: "owner", display_name: "Responsible" });

    expect(before).toMatchObject({ description: "Who answers for it.", attributes: { options: ["ada", "bob"] } });
    expect(await field("owner")).toEqual({ ...before, display_name: "Responsible" });
  });

  test("changes the attributes it gives, and keeps the others", async () => {
    await blink.tables.updateField({ table: "hosts", field: "owner", attributes: { required: false } });

    expect(await field("owner")).toMatchObject({
      ...{ display_name: "Owner", description: "Who answers for it." },
      attributes: { options: ["ada", "bob"], required: false, default_value: "ada" },
    });
  });

  test("empties what it gives as empty", async () => {
    await blink.tables.updateField({ table: "hosts", field: "owner", description: "", attributes: { options: ["x"] } });

    expect(await field("owner")).toMatchObject({ description: "", attributes: { options: ["x"], required: true } });
  });

  test("does not send back what only the server writes", async () => {
    const failure = await caught(
      blink.tables.updateField({ table: "hosts", field: "created_at", display_name: "Made" }),
    );

    const { body } = mock.requests.at(-1) ?? {};
    expect(body).toEqual({ display_name: "Made", type: "sys-time", description: "", attributes: {} });
    // Whether a server takes the types of its own is not known; the description has only those one may create.
    expect(failure).toBeInstanceOf(ApiError);
  });

  test("writes nothing where there is no such field, as by the name that is shown", async () => {
    const failure = await caught(blink.tables.updateField({ table: "hosts", field: "Owner", display_name: "X" }));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(String(failure)).toContain("the table hosts has no field named Owner");
    expect(mock.requests.at(-1)?.method).toBe("GET");
  });

  test("can be explained, as the request that writes", async () => {
    const definition = { table: "hosts", field: "owner", display_name: "X", type: "text" } as const;

    expect(await blink.tables.updateField.explain(definition)).toMatchObject({ method: "PUT" });
  });
});

test("the records of a table are a list", async () => {
  await blink.tables.create({ display_name: "Samples", options: ["with_default_records"] });

  expect(await blink.records.list({ table: "samples" }).toArray({ limit: 10 })).toHaveLength(3);
});
