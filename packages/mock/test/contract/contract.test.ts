import { ApiError, RefusedError } from "@x/core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Operation } from "../../src/description/document.ts";
import { createSampler } from "../../src/description/sample.ts";
import { createValidator } from "../../src/description/validator.ts";
import { type Mock, startMock } from "../../src/index.ts";
import { callMethod, checkCall, checkStatuses, flatInput } from "../support/contract.ts";
import { layersFor } from "../support/credentials.ts";
import { match } from "../support/match.ts";
import { vendors } from "../support/vendors.ts";
import { createWrongSampler } from "../support/wrong.ts";

const secret = "the-right-secret";
const coverage: string[] = [];

afterAll(() => console.log(`contract: ${coverage.join(", ")} operations`));

describe.each(vendors)("$name", (vendor) => {
  const { document, name, table } = vendor;
  const { pairs, missing, surplus } = match(document, table);
  const sampleOf = createSampler(document);
  const wrongOf = createWrongSampler(document);
  const validate = createValidator(document, { of: "answers" });
  const covered = new Set<string>();
  let mock: Mock;

  beforeAll(async () => {
    mock = await startMock(name, { secret, assertNoRefusals: false });
  });

  afterAll(async () => {
    coverage.push(`${name} ${covered.size}/${pairs.length + missing.length}`);
    await mock.close();
  });

  test("has a row for every documented operation, and no other", () => {
    expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
  });

  describe.each(pairs.map((pair) => ({ ...pair, id: pair.row.id })))("$id", (pair) => {
    const { operation } = pair;

    test("sends what the document declares and answers what it promises", async () => {
      const client = vendor.createClient(mock.url, secret);

      await checkCall(pair, { document, client, sample: sampleOf(operation), mock, validate });

      covered.add(pair.row.id);
    });

    test("reads every documented status for what it is", async () => {
      const client = vendor.createClient(mock.url, secret);

      await checkStatuses(pair, { document, client, sample: sampleOf(operation), mock, validate });
    });

    const wrong = wrongOf(operation);
    if (wrong) {
      test(`is refused when ${wrong.label}`, async () => {
        const client = vendor.createClient(mock.url, secret);

        const before = mock.requests.length;

        const called = callMethod(client, pair, flatInput(pair, wrong.sample));
        const outcome = await called.then(() => "no refusal", isRefusal);

        // What is wrong for it may be right for another operation of its path.
        const taken = mock.requests[before]?.operation ?? routeOf(operation);
        if (taken === routeOf(operation)) expect(outcome).toBe(true);
      });
      return;
    }

    // Without anything to get wrong in its input, an operation is refused by its credential, if it asks for one.
    const isOpen = operation.security.some((requirement) => Object.keys(requirement).length === 0);
    if (layersFor(document, operation, secret).length === 0 || isOpen) return;
    test("is refused with a wrong credential", async () => {
      const client = vendor.createClient(mock.url, "another-secret");
      const input = flatInput(pair, sampleOf(operation));

      await expect(callMethod(client, pair, input)).rejects.toMatchObject({ name: "ApiError", status: 401 });
    });
  });
});

/** By the SDK, before anything is sent, or by the mock with 4xx. */
const isRefusal = (error: unknown) =>
  error instanceof RefusedError || (error instanceof ApiError && error.status >= 400 && error.status < 500);

const routeOf = ({ method, path }: Operation) => `${method} ${path}`;
