import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { startMock } from "../../../src/index.ts";
import { ask } from "../../support/ask.ts";

interface Exchange {
  readonly at: number;
  readonly as: string;
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly body?: object;
  readonly status: number;
  readonly answer?: unknown;
}

const file = new URL("../../../recordings/hoop/answers.json", import.meta.url);
const { exchanges } = JSON.parse(readFileSync(file, "utf8")) as { readonly exchanges: readonly Exchange[] };

/** What REST alone does not tell: what was there before, what the gateway forbids, and faults of its own. */
const gatewaysOwn = [
  "/access-requests/rules", // refused for its licence, so what follows finds none
  "/agents 422", // a name that is too short
  "/ai/session-analyzer", // was there before
  "/attributes/attr-1 500", // a name that is gone is a failure
  "/datamasking-rules", // refused for its licence; an id that is no UUID is a failure
  "/dbroles/jobs/x",
  "/guardrails", // was there before
  "/integrations/jira", // answers null where the description promises 404
  "/machineidentities", // refused: it names a connection of another kind
  "/plugins", // were there before
  "/resources/res-1 403", // still has connections
  "/runbooks/rules/", // the recording has the id of another run
  "/sessions",
  "/spiffe-mappings", // fails on an agent that is not there
  "/users/eve", // was there before
];

test("what a real gateway was recorded to answer for resources that were made before its eyes is answered here too", async () => {
  await using mock = await startMock("hoop", { assertNoRefusals: false });
  const differing: unknown[] = [];
  let compared = 0;
  for (const { as, method, path, query, body, status, answer } of exchanges) {
    if (as !== "ada" || gatewaysOwn.some((each) => `${path} ${status}`.startsWith(each))) continue;
    const given = await ask(mock, `${method} ${path}${query ? `?${query}` : ""}`, body);
    if (mock.requests.at(-1)?.answeredBy !== "state") continue;
    compared += 1;
    const echoed = Object.entries(body ?? {}).filter(([name, value]) => isSame(fieldOf(answer, name), value));
    const lost = echoed.filter(([name, value]) => !isSame(fieldOf(given.body, name), value)).map(([name]) => name);
    if (given.status !== status || lost.length > 0 || (answer && Array.isArray(answer) !== Array.isArray(given.body))) {
      differing.push([method, path, status, given.status, lost]);
    }
  }
  expect(differing).toEqual([]);
  expect(compared).toBeGreaterThan(50);
});

const fieldOf = (answer: unknown, name: string) =>
  (answer as Readonly<Record<string, unknown>> | null | undefined)?.[name];
const isSame = (one: unknown, other: unknown) => one !== undefined && JSON.stringify(one) === JSON.stringify(other);
