import { readFileSync } from "node:fs";
import { createSdk, type Operation as Row, wire } from "@x/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { schemaOf } from "../../src/description/document.ts";
import { createSampler } from "../../src/description/sample.ts";
import { createValidator } from "../../src/description/validator.ts";
import { type Mock, startMock } from "../../src/index.ts";
import { checkCall } from "../support/contract.ts";
import { layersFor } from "../support/credentials.ts";
import { match } from "../support/match.ts";
import { reviewedLines } from "../support/reviewed.ts";
import { AS_TEXT, reviewedMutations, wireMutations } from "../support/table-mutations.ts";
import { vendors } from "../support/vendors.ts";

// Each in the first row that can be wrong so; a mutation that nothing notices makes its test fail.
describe.each(vendors)("a wrong row of $name is noticed:", ({ name, document, table }) => {
  const validate = createValidator(document, { of: "answers" });
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(name, { assertNoRefusals: false });
  });
  afterAll(() => mock.close());

  const mutated = (mutations: typeof wireMutations) =>
    Object.entries(mutations).flatMap(([what, mutate]) => {
      const row = table.find((each) => mutate(each) !== undefined && !(what === AS_TEXT && allowsText(each)));
      const wrong = row && mutate(row);
      return row && wrong ? [{ what, id: row.id, row, wrong }] : [];
    });

  /** Of an answer that may be anything nobody can tell that it was read as a text. */
  function allowsText(row: Row): boolean {
    const responses = Object.values(match(document, [row]).pairs[0]?.operation.responses ?? {});
    return responses.some((response) => {
      const schema = schemaOf(response);
      return schema !== undefined && validate(schema, "text").length === 0;
    });
  }

  async function check(row: Row): Promise<void> {
    const [pair] = match(document, [row]).pairs;
    if (!pair) throw new Error(`${row.id} is not documented`);
    const client = createSdk([row], {
      vendor: name,
      baseUrl: mock.url,
      wire,
      auth: layersFor(document, pair.operation, "key"),
    });
    await checkCall(pair, {
      document,
      client,
      sample: createSampler(document)(pair.operation),
      mock,
      validate,
    });
  }

  test.each(mutated(wireMutations))("$what ($id)", async ({ row, wrong }) => {
    await check(row);

    await expect(check(wrong)).rejects.toThrow();
  });

  const reviewed = readFileSync(new URL(`effects/${name}.txt`, import.meta.url), "utf8");
  test.each(mutated(reviewedMutations))("$what ($id)", ({ row, wrong }) => {
    expect(reviewedLines(table.map((each) => (each === row ? wrong : each)))).not.toBe(reviewed);
  });

  test.skipIf(table.length === 0)("a row that is missing, one too many, one of another method", () => {
    const [first, ...others] = table as readonly [Row, ...Row[]];

    expect(match(document, others).missing).toHaveLength(1);
    expect(match(document, [...table, { ...first, path: "/nowhere" }]).surplus).toHaveLength(1);
    expect(match(document, [{ ...first, method: "TRACE" }, ...others]).missing).toHaveLength(1);
  });
});
