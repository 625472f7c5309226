import { beforeEach, expect, test } from "vitest";
import { call, startWith } from "../../support/scenario-calls.ts";

const workspace = "/workspace/ws1";
let agent: string;

beforeEach(async () => {
  await startWith("blink", "succeeds");
  const { id: pack_id } = (await call("POST", `${workspace}/agent_packs`, { name: "Home" })).body;
  agent = `${workspace}/agents/${(await call("POST", `${workspace}/agents`, { pack_id })).body.id}`;
});

const listed = async () => (await call("GET", `${workspace}/agents`)).body.results[0];

test("an agent begins with an empty draft", async () => {
  expect(await listed()).toMatchObject({ name: "", is_published: false, draft_version: { role: "", knowledge: [] } });
});

test("what is left out of a draft is wiped, a mode that is left out is false", async () => {
  await call("POST", `${agent}/draft`, { role: "x", knowledge: [{ name: "f" }], modes: { chat_enabled: true } });
  await call("POST", `${agent}/draft`, { constraints: "y", modes: { code_execution_enabled: true } });

  expect((await listed()).draft_version).toMatchObject({
    ...{ role: "", constraints: "y", knowledge: [] },
    modes: { chat_enabled: false, code_execution_enabled: true },
  });
});

test("publishing writes both versions, saving the draft only", async () => {
  await call("POST", `${agent}/publish`, { role: "x" });
  expect(await listed()).toMatchObject({ is_published: true, has_unpublished_changes: false });

  await call("POST", `${agent}/draft`, { role: "y" });

  expect(await listed()).toMatchObject({
    ...{ has_unpublished_changes: true, draft_version: { role: "y" }, published_version: { role: "x" } },
  });
});

test("a name is its own, whatever its case, and not empty", async () => {
  const { pack_id } = { pack_id: (await call("GET", `${workspace}/agent_packs`)).body.results[0].id };
  const other = (await call("POST", `${workspace}/agents`, { pack_id })).body.id;
  await call("PATCH", agent, { name: "Helper" });

  expect((await call("PATCH", `${workspace}/agents/${other}`, { name: "HELPER" })).status).toBe(400);
  expect((await call("PATCH", agent, { name: "" })).status).toBe(400);
  expect((await call("PATCH", agent, { name: "Helper", title: "T" })).status).toBe(200);
  expect(await listed()).toMatchObject({ name: "Helper", title: "T" });
});

test("an agent that does not exist is 404, and no part of a list", async () => {
  expect((await call("PATCH", `${workspace}/agents/none`, { name: "x" })).status).toBe(404);
  const q = encodeURIComponent('{"filter":{"id":"none"}}');
  expect((await call("GET", `${workspace}/agents?q=${q}`)).body).toMatchObject({ total: 0, results: [] });
});
