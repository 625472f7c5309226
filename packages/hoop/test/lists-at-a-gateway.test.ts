import { OutcomeUnknownError, RefusedError } from "@x/core";
import { describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { loseAnswer, openGateway } from "./support/gateway.ts";

const LIST = "GET /sessions";

describe("sessions.list", () => {
  test("with an end alone is given a start, without which the gateway ignores it", async () => {
    const gateway = openGateway();
    const { sessions } = gateway.as("ada");
    await sessions.start({ connection: "bash", script: "echo 1" });

    const before = await sessions.list({ end_date: "2000-01-01T00:00:00Z" }).toArray({ limit: 10 });
    const after = await sessions.list({ end_date: "2099-01-01T00:00:00Z" }).toArray({ limit: 10 });

    expect(before).toEqual([]);
    expect(after).toHaveLength(1);
  });

  test.for([
    { start_date: "2026-11-26" },
    { start_date: "2026-11-26T00:00:00" },
    { end_date: "yesterday" },
    { start_date: "2026-11-26T00:00:00Z", end_date: "2026-11-27" },
  ])("refuses %j, a date without its time or zone, before it is sent", async (filter) => {
    const gateway = openGateway();

    const failure = await caught(gateway.as("ada").sessions.list(filter).toArray({ limit: 1 }));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(String(failure)).toContain("needs a time and a zone");
    expect(gateway.count(LIST)).toBe(0);
  });

  test.for(["2026-11-22T00:00:00Z", "2026-11-22T00:00:00.000Z", "2026-11-22T01:00:00+01:00"])(
    "takes %s",
    async (start_date) => {
      const gateway = openGateway();

      await gateway.as("ada").sessions.list({ start_date }).toArray({ limit: 1 });

      expect(gateway.seen.at(-1)?.query.get("start_date")).toBe(start_date);
    },
  );
});

test("a lost start is found where its connection's name is a pattern for others too", async () => {
  const gateway = openGateway();
  const { sessions } = gateway.as("ada");
  const start = { script: "echo 1", session_batch_id: "lst" };
  await sessions.start({ ...start, connection: "bashXunder", correlation_id: "other" });
  gateway.next("POST /sessions", loseAnswer);
  const error = await caught(sessions.start({ ...start, connection: "bash_under", correlation_id: "mine" }));

  const found = error instanceof OutcomeUnknownError ? await error.reconcile() : expect.unreachable();

  expect(found).toMatchObject({ outcome: "found", run: { id: gateway.world.sessions[1]?.id } });
});

test("a lost start of the legacy plugin is looked for by its batch, of which only equal ones count", async () => {
  const gateway = openGateway();
  const { sessions, runbooks } = gateway.as("ada");
  await sessions.start({ connection: "bash_under", script: "echo 1", session_batch_id: "mineX" });
  await sessions.start({ connection: "bash_under", script: "echo 1", session_batch_id: "mine_" });
  const lost = { since: gateway.clock.now(), correlation: "mine_" };

  const found = await runbooks.start.reconcile({ connection: "bash_under", fileName: "x" }, lost);

  expect(found).toMatchObject({ outcome: "found", run: { id: gateway.world.sessions[1]?.id } });
  expect(gateway.seen.at(-1)?.query.get("batch_id")).toBe("mine_");
});

test("fields that a gateway sends as null are null in their types", async () => {
  const connection = await openGateway().as("ada").connections.get({ nameOrID: "bash" });

  expect(connection.force_approve_groups?.length).toBeUndefined();
  expect(connection.force_approve_groups).toBeNull();
});

describe("a review that does not exist", () => {
  test.for([
    ["of a run that needs none", "PUT /sessions/*/review"],
    ["by an id nobody has", "PUT /reviews/*"],
    ["by an id that is none", "PUT /reviews/*"],
  ])("%s is named, and asked for once", async ([which, route]) => {
    const gateway = openGateway();
    const { sessions, reviews } = gateway.as("ada");
    const run = await sessions.start({ connection: "bash", script: "echo x" });
    const id = which?.endsWith("nobody has") ? "3f0c0000-0000-4000-8000-000000000000" : "not-a-uuid";

    const failure = await caught(
      which === "of a run that needs none" ? run.review.approve() : reviews.update({ id, status: "APPROVED" }),
    );

    const named = which === "of a run that needs none" ? `/sessions/${run.id}/review` : `/reviews/${id}`;
    expect(failure).toMatchObject({ name: "ApiError", status: 500, acted: "no" });
    expect(String(failure)).toContain(`there is no such review: PUT /api${named}`);
    expect(gateway.count(route ?? "")).toBe(1);
  });

  test("is told from a gateway that fails, which is asked again", async () => {
    const gateway = openGateway();
    const run = await gateway.as("ada").sessions.start({ connection: "bash-reviewed", script: "echo x" });
    gateway.next("PUT /sessions/*/review", async () => Response.json({ message: "database is gone" }, { status: 500 }));

    expect(await run.review.approve()).toMatchObject({ status: "APPROVED" });
  });
});
