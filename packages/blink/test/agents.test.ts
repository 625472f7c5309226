import { DecodeError, RefusedError } from "@x/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { caught } from "../../core/test/support/caught.ts";
import { type Mock, startMock } from "../../mock/src/index.ts";
import { type Blink, createBlink } from "../src/index.ts";

let mock: Mock;
let blink: Blink;
let id: string;

const version = {
  role: "You answer questions on incidents.",
  constraints: "Never delete anything.",
  abilities: [{ ability_id: "p1", type: "workflow", auto_approved: false }],
  knowledge: [{ name: "runbook.pdf" }],
  modes: { chat_enabled: true, code_execution_enabled: true },
  ...{ avatar_style: "robot", avatar_color: "blue", avatar_logo: "bolt" },
};

beforeEach(async () => {
  mock = await startMock("blink", { assertNoRefusals: false });
  blink = createBlink({ baseUrl: mock.url, apiKey: "key", workspace: "ws1" });
  const pack = await blink.agentPacks.create({ name: "Home" });
  ({ id = "" } = await blink.agents.create({ pack_id: pack.id ?? "" }));
  await blink.agents.update({ id, name: "Incident helper", title: "", description: "" });
  await blink.agents.publish({ id, ...version });
});
afterEach(() => mock.close());

const draft = async () => (await blink.agents.get({ id }))?.draft_version;
const published = async () => (await blink.agents.get({ id }))?.published_version;

describe("an agent", () => {
  test("is got by a list, as there is no route for one", async () => {
    const agent = await blink.agents.get({ id });

    expect(agent).toMatchObject({ id, name: "Incident helper", is_published: true, has_unpublished_changes: false });
    const { path, query } = mock.requests.at(-1) ?? {};
    expect([path, JSON.parse(query?.get("q") ?? "")]).toEqual([
      "/workspace/ws1/agents",
      { filter: { id }, limit: 100 },
    ]);
  });

  test("that does not exist is undefined", async () => {
    expect(await blink.agents.get({ id: "none" })).toBeUndefined();
  });

  test("that is not named is not looked for", async () => {
    const failure = await caught(blink.agents.get({ id: undefined as never }));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(String(failure)).toContain("agents.get: needs the input id");
  });

  test("of another workspace is looked for there", async () => {
    expect(await blink.agents.get({ id, ws_id: "ws2" })).toBeUndefined();
  });
});

describe("a change of an agent", () => {
  test("keeps its knowledge, its avatar and all else that is not given", async () => {
    const saved = await blink.agents.editDraft({ id }, { role: "You write summaries." });

    expect(await draft()).toEqual({ ...version, role: "You write summaries." });
    expect(saved).toEqual(await draft());
    expect(await published()).toEqual(version);
  });

  test("goes live with all else that is new in the draft", async () => {
    await blink.agents.editDraft({ id }, { role: "You write summaries." });

    await blink.agents.editAndPublish({ id }, { avatar_color: "red" });

    const now = { ...version, role: "You write summaries.", avatar_color: "red" };
    expect([await draft(), await published()]).toEqual([now, now]);
  });

  test("can be made of what is there", async () => {
    await blink.agents.editDraft({ id }, ({ abilities = [] }) => ({ abilities: [...abilities, { ability_id: "p2" }] }));

    expect(await draft()).toEqual({ ...version, abilities: [...version.abilities, { ability_id: "p2" }] });
  });

  test("of one mode keeps the other", async () => {
    await blink.agents.editDraft({ id }, { modes: { chat_enabled: false } });

    expect(await draft()).toEqual({ ...version, modes: { chat_enabled: false, code_execution_enabled: true } });
  });

  test("keeps what it gives as undefined", async () => {
    await blink.agents.editDraft({ id }, { role: undefined as never, modes: { chat_enabled: undefined as never } });

    expect(await draft()).toEqual(version);
  });

  test("takes away what it empties", async () => {
    await blink.agents.editDraft({ id }, { knowledge: [], constraints: "" });

    expect(await draft()).toEqual({ ...version, knowledge: [], constraints: "" });
  });

  test("sends nothing where there is no such agent", async () => {
    const failure = await caught(blink.agents.editDraft({ id: "none" }, { role: "x" }));

    expect(failure).toBeInstanceOf(RefusedError);
    expect(failure).toMatchObject({ acted: "no" });
    expect(String(failure)).toContain("agents.editDraft: there is no agent none in the workspace");
    expect(mock.requests.at(-1)?.method).toBe("GET");
  });

  test("saves nothing where the agent comes without its versions, which would be wiped", async () => {
    await using bare = await startMock("blink", {
      handler: () => ({
        status: 200,
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ results: [{ id }] }),
      }),
    });
    const client = createBlink({ baseUrl: bare.url, apiKey: "key", workspace: "ws1" });

    const failure = await caught(client.agents.editAndPublish({ id }, { role: "x" }));

    expect(failure).toBeInstanceOf(DecodeError);
    expect(failure).toMatchObject({ acted: "no" });
    expect(bare.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("is not what the bare operations make, which wipe the rest", async () => {
    await blink.agents.saveDraft({ id, role: "You write summaries." });

    expect(await draft()).toMatchObject({ knowledge: [], avatar_style: "", modes: { chat_enabled: false } });
  });
});
