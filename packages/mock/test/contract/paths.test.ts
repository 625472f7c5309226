import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Document, resolve, type Schema } from "../../src/description/document.ts";
import { createSampler, parametersAt } from "../../src/description/sample.ts";
import { type Mock, startMock } from "../../src/index.ts";
import { callMethod, flatInput } from "../support/contract.ts";
import { match, type Pair } from "../support/match.ts";
import { vendors } from "../support/vendors.ts";
import { writtenWire } from "../support/wire.ts";

const AWKWARD = "a/b c%2F?ü#";

const isFree = (document: Document, schema: Schema = {}) => {
  const { type, format, pattern, enum: values, maxLength } = resolve<Schema>(document, schema);
  return type === "string" && !format && !pattern && !values && maxLength === undefined;
};

describe.each(vendors)("at $name", ({ name, document, table, createClient }) => {
  const sampleOf = createSampler(document);
  const freeQueries = ({ operation }: Pair) =>
    parametersAt(operation, "query")
      .filter(({ schema }) => isFree(document, schema))
      .map((parameter) => parameter.name);
  const pairs = match(document, table).pairs.filter((pair) => freeQueries(pair).length > 0);
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(name, { assertNoRefusals: false });
  });
  afterAll(() => mock.close());

  test.each(pairs.map((pair) => ({ ...pair, id: pair.row.id })))(
    "$id sends a query value that needs encoding as it is meant",
    async (pair) => {
      const sample = sampleOf(pair.operation);
      const awkward = Object.fromEntries(freeQueries(pair).map((each) => [each, `${AWKWARD}&a=b+c`]));
      mock.reset();

      const input = flatInput(pair, { ...sample, query: { ...sample.query, ...awkward } });
      await callMethod(createClient(mock.url, "any"), pair, input).catch(() => undefined);

      const sent = Object.fromEntries([...(mock.requests[0]?.query ?? [])].filter(([key]) => key in awkward));
      expect(sent).toEqual(awkward);
    },
  );
});

// Airplane has no parameter in any path.
const withPaths = vendors.filter(({ table }) => table.some(({ path }) => path.includes("{")));

describe.each(withPaths)("at $name", ({ name, document, table, createClient }) => {
  const sampleOf = createSampler(document);
  const freeNames = ({ operation }: Pair) =>
    parametersAt(operation, "path")
      .filter(({ schema }) => isFree(document, schema))
      .map((parameter) => parameter.name);
  const pairs = match(document, table).pairs.filter((pair) => freeNames(pair).length > 0);
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock(name, { assertNoRefusals: false });
  });
  afterAll(() => mock.close());

  test.each(pairs.map((pair) => ({ ...pair, id: pair.row.id })))(
    "$id sends no path value that would lead to another operation",
    async (pair) => {
      const sample = sampleOf(pair.operation);
      mock.reset();

      for (const value of ["", ".", "..", "%2E."]) {
        const elsewhere = Object.fromEntries(freeNames(pair).map((each) => [each, value]));
        const input = flatInput(pair, { ...sample, path: { ...sample.path, ...elsewhere } });
        const called = callMethod(createClient(mock.url, "any"), pair, input);
        await expect(called).rejects.toMatchObject({ name: "RefusedError" });
      }

      expect(mock.requests).toEqual([]);
    },
  );

  test.each(pairs.map((pair) => ({ ...pair, id: pair.row.id })))(
    "$id sends a path value that needs encoding as it is meant",
    async (pair) => {
      const sample = sampleOf(pair.operation);
      const awkward = Object.fromEntries(freeNames(pair).map((each) => [each, AWKWARD]));
      const given = { ...sample, path: { ...sample.path, ...awkward } };
      mock.reset();

      await callMethod(createClient(mock.url, "any"), pair, flatInput(pair, given)).catch(() => undefined);

      expect(mock.requests[0]?.path).toBe(writtenWire(pair.operation, given).path);
      expect(mock.requests[0]?.operation).toBe(`${pair.operation.method} ${pair.operation.path}`);
    },
  );
});
