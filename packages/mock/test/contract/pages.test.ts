import { describe, expect, test } from "vitest";
import { operationsOf, schemaOf } from "../../src/description/document.ts";
import { findOperations } from "../../src/description/find-operation.ts";
import { createSampler, valueSampler } from "../../src/description/sample.ts";
import { type Handler, startMock } from "../../src/index.ts";
import { listPage } from "../../src/states/derived/list-page.ts";
import type { Paging } from "../../src/states/derived/rows.ts";
import { flatInput } from "../support/contract.ts";
import { match, type Pair } from "../support/match.ts";
import { type Vendor, vendors } from "../support/vendors.ts";

const COUNT = 123;

const pagedOf = (vendor: Vendor) =>
  match(vendor.document, vendor.table).pairs.filter(({ row }) => row.pages && row.pages.style !== "single");

describe.each(vendors.filter((vendor) => pagedOf(vendor).length > 0))("at $name", (vendor) => {
  const paged = pagedOf(vendor);

  test.each(paged.map((pair) => ({ ...pair, id: pair.row.id })))("$id is read to its last item", async (pair) => {
    await using mock = await startMock(vendor.name, { handler: listing(vendor, pair) });
    const client = vendor.createClient(mock.url, "any") as Record<string, Record<string, (input: object) => Listed>>;
    const [group = "", method = ""] = pair.row.id.split(".");

    const items = await client[group]?.[method]?.(requiredInput(vendor, pair)).toArray({ limit: 1000 });

    expect(items).toHaveLength(COUNT);
    expect(mock.requests.length).toBeGreaterThan(1);
  });
});

interface Listed {
  toArray(options: { readonly limit: number }): Promise<readonly unknown[]>;
}

/** A list of so many items that it has pages, in the answer's own shape. */
function listing({ document }: Vendor, { operation, row }: Pair): Handler {
  const schema = schemaOf(operation.responses["200"]) ?? {};
  const answer = valueSampler(document)(schema);
  const items = Array.from({ length: COUNT }, (_, index) => ({ id: String(index) }));
  const names = operation.parameters.filter((one) => one.in === "query").map(({ name }) => name);
  return ({ method, path, query, headers: { host } }) => {
    if (findOperations(operationsOf(document), method, path).length === 0) return undefined;
    const at = `http://${host}${path}`;
    const { body, headers } = listPage(items, { at, query, names }, row.pages as Paging, answer);
    return { status: 200, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
  };
}

/** The input of the list without filters, page or size. */
function requiredInput({ document }: Vendor, pair: Pair): object {
  const sample = createSampler(document)(pair.operation);
  const required = pair.operation.parameters.filter(({ required: isRequired }) => isRequired).map(({ name }) => name);
  const query = Object.fromEntries(Object.entries(sample.query).filter(([name]) => required.includes(name)));
  return flatInput(pair, { ...sample, query, header: {} });
}
