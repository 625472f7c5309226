import { RefusedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import type { Hoop, RunbookStart } from "../src/index.ts";
import { type Gateway, instead, loseRequest, openGateway } from "./support/gateway.ts";

const START = "POST /runbooks/exec";
const LIST = "GET /runbooks";
const runbook: RunbookStart = {
  ...{ connection: "bash", repository: "127.0.0.1/ops", fileName: "billing/refund.runbook.sh" },
  parameters: { order_id: "o-1" },
};

async function newestCommit({ runbooks }: Hoop): Promise<string> {
  const { repositories } = await runbooks.list({});
  return repositories?.[0]?.commit ?? expect.unreachable();
}

interface Opened {
  readonly gateway: Gateway;
  readonly hoop: Hoop;
  readonly commit: string;
}

async function opened(): Promise<Opened> {
  const gateway = openGateway();
  const hoop = gateway.as("ada");
  return { gateway, hoop, commit: await newestCommit(hoop) };
}

describe("runbooks.start with ref_hash", () => {
  test.for([undefined, 7, 12] as const)(
    "runs where it is the commit that will run (%s digits of it)",
    async (digits) => {
      const { hoop, commit } = await opened();

      const run = await hoop.runbooks.start({ ...runbook, ref_hash: commit.slice(0, digits) });

      expect(await run.output()).toBe("refunding o-1 of 10\n");
    },
  );

  test.for(["5f1a2b3c4d5e6f708192a3b4c5d6e7f801234567", "main", "d"])(
    "refuses another one, %s, and names both",
    async (ref_hash) => {
      const { gateway, hoop, commit } = await opened();

      const failure = await caught(hoop.runbooks.start({ ...runbook, ref_hash }));

      expect(failure).toBeInstanceOf(RefusedError);
      expect(failure).toMatchObject({ acted: "no", operation: "runbooks.exec" });
      expect(String(failure)).toContain(`\`ref_hash\` is ${ref_hash}, but ${commit} would run`);
      expect(gateway.count(START)).toBe(0);
      expect(gateway.executions()).toBe(0);
    },
  );

  test.for([
    ["is lost", loseRequest],
    ["is refused", instead(404, { message: "not found" })],
    ["lists no such repository", instead(200, { repositories: [], errors: [] })],
    ["lists it without a commit", instead(200, { repositories: [{ repository: "127.0.0.1/ops", commit: "" }] })],
  ] as const)("refuses where the list of runbooks %s", async ([, how]) => {
    const { gateway, commit } = await opened();
    gateway.next(LIST, how);

    const failure = await caught(gateway.as("ada", { retry: false }).runbooks.start({ ...runbook, ref_hash: commit }));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(String(failure)).toContain("but an unknown commit would run");
    expect(gateway.count(START)).toBe(0);
  });

  test("is asked for by no explanation, and by a durable start only when it starts", async () => {
    const { gateway, hoop, commit } = await opened();
    const notes = new Map<string, string>();
    const store = { get: (key: string) => notes.get(key), set: (key: string, value: string) => notes.set(key, value) };
    const options = { store, key: "refund-1" };

    await hoop.runbooks.start.explain({ ...runbook, ref_hash: "0000000" });
    expect(gateway.count(LIST)).toBe(1);
    expect(await caught(hoop.runbooks.start.once({ ...runbook, ref_hash: "0000000" }, options))).toBeInstanceOf(
      RefusedError,
    );
    const run = await hoop.runbooks.start.once({ ...runbook, ref_hash: commit }, options);
    const again = await hoop.runbooks.start.once({ ...runbook, ref_hash: "0000000" }, options);

    expect(again.id).toBe(run.id);
    expect(gateway.executions()).toBe(1);
  });

  test("of the legacy plugin reads the commit there", async () => {
    const { gateway, hoop } = await opened();
    const commit = "dfdd546543abb443e2a2db25b80bd678d4195272";
    const list = "GET /plugins/runbooks/connections/*/templates";
    const { repository: _, ...legacy } = runbook;
    gateway.next(list, instead(200, { items: [], commit }));
    gateway.next(list, instead(200, { items: [], commit }));
    gateway.next("POST /plugins/runbooks/connections/*/exec", instead(200, { session_id: "s1", has_review: true }));

    const failure = await caught(hoop.runbooks.start({ ...legacy, ref_hash: "0000000" }));
    const run = await hoop.runbooks.start({ ...legacy, ref_hash: commit });

    expect(String(failure)).toContain(`but ${commit} would run`);
    expect(run.state).toBe("waiting");
  });
});

test("runbooks.start without ref_hash is one request", async () => {
  const gateway = openGateway();

  await gateway.as("ada").runbooks.start(runbook);

  expect(gateway.seen.map(({ route }) => route)).toEqual([START]);
});
