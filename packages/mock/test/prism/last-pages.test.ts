import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSampler } from "../../src/description/sample.ts";
import { ended, type StandIn, startBarePrism } from "../readmes/stand-ins.ts";
import { flatInput } from "../support/contract.ts";
import { match, type Pair } from "../support/match.ts";
import { vendors } from "../support/vendors.ts";

describe.each(vendors.filter(({ name }) => ended.includes(name)))(
  "bare Prism of $name",
  ({ name, document, table, createClient }) => {
    let prism: StandIn;
    beforeAll(async () => {
      prism = await startBarePrism(name);
    }, 30_000);
    afterAll(() => prism[Symbol.asyncDispose]());

    const { pairs } = match(document, table);
    // What must be filtered is not a list to read through.
    const isFree = ({ operation }: Pair) => !operation.parameters.some((each) => each.in === "query" && each.required);
    const lists = pairs.filter((pair) => pair.row.pages && isFree(pair));
    test.each(lists.map((pair) => ({ ...pair, id: pair.row.id })))("$id ends with a page", async (pair) => {
      const input = flatInput(pair, { ...createSampler(document)(pair.operation), query: {}, header: {} });
      const [group = "", method = ""] = pair.row.id.split(".");
      const client = createClient(prism.url, "any") as Record<string, Record<string, (input: object) => Listed>>;

      const items = await client[group]?.[method]?.(input).toArray({ limit: 1000 });

      expect(items?.length).toBeLessThan(1000);
    });
  },
);

interface Listed {
  toArray(options: { readonly limit: number }): Promise<readonly unknown[]>;
}
