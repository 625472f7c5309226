import { describe, expect, test } from "vitest";
import { call, polls, server, startWith } from "../../support/scenario-calls.ts";

describe("airplane's prompts", () => {
  const startAndAsk = async () => {
    await startWith("airplane", "prompt");
    const id = (await call("POST", "/tasks/execute", { slug: "vacuum" })).body.runID as string;
    const list = async () => (await call("GET", `/prompts/list?runID=${id}`)).body.prompts;
    const before = await list();
    const states = await polls(4, `/runs/get?id=${id}`, "status");
    const [prompt] = await list();
    return { id, before, states, prompt, list };
  };

  test("come when the run is active, which stays so", async () => {
    const { before, states, prompt, id } = await startAndAsk();

    expect(before).toEqual([]);
    expect(states).toEqual(["NotStarted", "Queued", "Active", "Active"]);
    expect(prompt).toMatchObject({ runID: id, submittedAt: null, cancelledAt: null });
    expect((await call("GET", `/prompts/get?id=${prompt.id}`)).body).toEqual({ prompt });
  });

  test.each([
    ["submit", { values: { full: true } }, "submittedAt", "Succeeded"],
    ["cancel", {}, "cancelledAt", "Failed"],
  ])("%s: the run goes on, once", async (verb, more, field, end) => {
    const { id, prompt, list } = await startAndAsk();

    expect((await call("POST", `/prompts/${verb}`, { id: prompt.id, ...more })).body).toEqual({ id: prompt.id });

    expect(await list()).toMatchObject([{ [field]: expect.any(String), ...more }]);
    expect(await polls(3, `/runs/get?id=${id}`, "status")).toEqual(["Active", end, end]);
    expect((await call("POST", "/prompts/submit", { id: prompt.id })).status).toBe(400);
    expect((await call("POST", "/prompts/cancel", { id: prompt.id })).status).toBe(400);
    expect(server.starts).toBe(1);
  });

  test("end with a cancelled run", async () => {
    const { id, list } = await startAndAsk();

    await call("POST", "/runs/cancel", { runID: id });

    expect(await list()).toMatchObject([{ submittedAt: null, cancelledAt: expect.any(String) }]);
  });

  test("are unknown in any other scenario", async () => {
    await startWith("airplane", "succeeds");
    const { runID } = (await call("POST", "/tasks/execute", { slug: "vacuum" })).body;
    await polls(3, `/runs/get?id=${runID}`, "status");

    expect((await call("GET", `/prompts/list?runID=${runID}`)).body).toEqual({ prompts: [] });
    expect((await call("POST", "/prompts/submit", { id: "pmt000001" })).status).toBe(404);
    expect((await call("GET", "/prompts/list?runID=none")).status).toBe(404);
  });
});
