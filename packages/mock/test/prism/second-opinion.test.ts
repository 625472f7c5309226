import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import { expect, test } from "vitest";
import { operationsOf } from "../../src/description/document.ts";
import { createRightRequests, initOf, randomOf, type Sent } from "../support/requests.ts";
import { vendors } from "../support/vendors.ts";

// The mock checks requests by our own code alone. What that takes for right must be right for Prism's check too, which
// nobody here wrote. Its answers are its own: some of those it makes up it would refuse itself (`format: byte`).

const COUNT = 500;
const SEED = 20_261_127;

const quiet: Record<string, unknown> = {
  ...Object.fromEntries(
    ["fatal", "error", "warn", "info", "debug", "trace", "success"].map((level) => [level, () => {}]),
  ),
  child: () => quiet,
};

async function startStrictPrism(document: object) {
  // Prism follows references by changing what it is given.
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  const server = createServer(operations, {
    cors: false,
    components: { logger: quiet as never },
    config: {
      ...{ isProxy: false, validateRequest: true, validateResponse: false, checkSecurity: true, errors: true },
      ...{ upstreamProxy: undefined, mock: { dynamic: false } },
    },
  });
  const url = await server.listen(0, "127.0.0.1");
  return { url, [Symbol.asyncDispose]: () => server.close() };
}

const searchOf = ({ query }: Sent): string => {
  const pairs = Object.entries(query).flatMap(([key, values]) => values.map((value) => [key, value]));
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
};

test.each(vendors)(
  `Prism too takes ${COUNT} requests for $name that are right`,
  async ({ document }) => {
    await using prism = await startStrictPrism(document);
    const operations = operationsOf(document).filter(({ unsupported }) => !unsupported);
    const rightOf = createRightRequests(document);
    const random = randomOf(SEED);
    const refused: string[] = [];
    for (let count = 0; count < COUNT; count++) {
      const operation = operations[count % operations.length];
      if (operation === undefined) continue;
      const sent = rightOf(operation, random);
      const answer = await fetch(`${prism.url}${sent.path}${searchOf(sent)}`, initOf(sent));
      const text = await answer.text();
      // What Prism itself finds wrong has a type of its own.
      if (/stoplight\.io\/prism\/errors/.test(text)) refused.push(`${operation.method} ${operation.path}: ${text}`);
    }
    expect(refused.slice(0, 5)).toEqual([]);
  },
  60_000,
);
