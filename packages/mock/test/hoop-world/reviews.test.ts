import { expect, test } from "vitest";
import { type Stage, setStage } from "./support/stage.ts";

async function waiting({ get }: Stage, as = "bob") {
  const { json } = await get(as, "POST /sessions", { connection: "guarded", script: "short" });
  return String(json.session_id);
}

test("a review is approved when as many groups approved as the rule asks", async () => {
  const file = await import("./support/stage.ts");
  const twoGroups = { ...file.smallWorld.users[2], email: "joe@example.com", name: "Joe", groups: ["ops"] };
  const stage = setStage({ ...file.smallWorld, users: [...file.smallWorld.users, twoGroups] });
  const id = await waiting(stage);

  const first = await stage.get("eve", `PUT /reviews/${id}`, { status: "APPROVED" });
  const second = await stage.get("joe", `PUT /reviews/${id}`, { status: "approved" });

  expect(first.json).toMatchObject({ status: "PENDING", revoke_at: null });
  expect(second.json).toMatchObject({ status: "APPROVED" });
  expect((await stage.get("bob", `GET /sessions/${id}`)).json).toMatchObject({ status: "ready" });
});

test("one forced approval is enough, and marked", async () => {
  const stage = setStage();
  const id = await waiting(stage);

  const { json } = await stage.get("ada", `PUT /reviews/${id}`, { status: "APPROVED", force_review: true });

  expect(json).toMatchObject({
    status: "APPROVED",
    review_groups_data: [{ forced_review: true }, { forced_review: true }],
  });
});

test.each([
  ["an owner cannot approve", "bob", { status: "APPROVED" }, 400],
  ["nobody forces who may not", "eve", { status: "APPROVED", force_review: true }, 403],
  ["who is in no group of it cannot approve", "ada", { status: "APPROVED" }, 400],
])("%s", async (_, as, body, status) => {
  const stage = setStage();
  const id = await waiting(stage);

  expect((await stage.get(as, `PUT /reviews/${id}`, body)).status).toBe(status);
});

test("an owner who rejects joins the groups of the review", async () => {
  const stage = setStage();
  const id = await waiting(stage);

  const { json } = await stage.get("bob", `PUT /reviews/${id}`, { status: "REJECTED" });

  expect(json).toMatchObject({
    status: "REJECTED",
    review_groups_data: [{ status: "PENDING" }, { status: "PENDING" }, { group: "dev", status: "REJECTED" }],
  });
});

test("a second exec is refused while the first is held, and runs the script again after its 202", async () => {
  const stage = setStage();
  const { json } = await stage.get("bob", "POST /sessions", { connection: "guarded", script: "long" });
  const exec = `POST /sessions/${json.session_id}/exec`;
  await stage.get("ada", `PUT /reviews/${json.session_id}`, { status: "APPROVED", force_review: true });

  const first = stage.ask("bob", exec);
  await stage.clock.advance(1000);
  const second = await stage.get("bob", exec);
  await stage.clock.advance(50_000);
  const third = stage.ask("bob", exec);
  await stage.clock.advance(100_000);

  const record = await stage.get("bob", `GET /sessions/${json.session_id}?expand=event_stream&event_stream=utf8`);
  expect([(await first).status, second.status, (await third).status]).toEqual([202, 409, 202]);
  expect(String(record.json.event_stream).match(/last/g)).toHaveLength(2);
  expect(stage.world.sessions).toMatchObject([{ status: "done", executions: 2 }]);
});
