import type { Document } from "../../description/document.ts";
import { parameterNames } from "../../description/find-operation.ts";
import { keyedRoutes, type VendorMock } from "../vendor-mock.ts";
import { answerSampler } from "./answer-sampler.ts";
import { createDerivedStates } from "./derived-states.ts";
import type { Row } from "./rows.ts";
import { aliases, scenarioNames } from "./scenario-names.ts";

/** A vendor as its generated package describes it: enough for a mock whose runs go through scenarios. */
export interface VendorDescription {
  readonly name: string;
  readonly document: Document;
  /** The rows of its operation table. */
  readonly operations: readonly Row[];
}

/** A mock of a vendor of which there is only the description and the table: nothing is written by hand. */
export function deriveVendor({ document, operations }: VendorDescription): VendorMock {
  const sampleOf = answerSampler(document);
  const inputs = operations.filter(({ run }) => run).flatMap(({ path }) => parameterNames(path));
  return {
    scenarios: scenarioNames(operations),
    aliases,
    chosenBy: ["name", "slug", "id", "connection", ...new Set(inputs)],
    basePath: basePathOf(document),
    idempotency: {
      header: "Idempotency-Key",
      ttlMs: 3_600_000,
      routes: keyedRoutes(operations),
    },
    invalid: { parameter: 422, body: 422 },
    unconfirmed: ["everything but the shapes: no answer of this vendor was looked at"],
    example: (url) => `{ baseUrl: "${url}" }`,
    // In the words of most APIs, as nothing tells which are this one's.
    error: (status, message) => ({ status, message, error: message, detail: message }),
    create: (settings) => createDerivedStates(sampleOf, operations, settings),
  };
}

function basePathOf(document: Document): string {
  const { servers = [] } = document as { readonly servers?: readonly { readonly url: string }[] };
  const path = /^(?:https?:\/\/[^/]+)?(\/[^?#]*)?/.exec(servers[0]?.url ?? "")?.[1] ?? "";
  return path.replace(/\/$/, "");
}
