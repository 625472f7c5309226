import { beforeEach, expect, test } from "vitest";
import { call, startWith } from "../../support/scenario-calls.ts";

const apps = "/workspace/ws1/apps";
let id: string;

beforeEach(async () => {
  await startWith("blink", "succeeds");
  const resources = [{ type: "textbox", attributes: { text: "hello" } }];
  ({ id } = (await call("POST", apps, { display_name: "My hosts", icon: "Slack", resources })).body.app);
});

const widgetIn = async (type: string) => {
  const { resources } = (await call("GET", `${apps}/${id}`)).body;
  return resources.find((each: { type: string }) => each.type === type);
};

test("a dashboard has a name made from what is shown, and its icon is an address", async () => {
  expect((await call("GET", `${apps}/${id}`)).body.app).toMatchObject({
    ...{ display_name: "My hosts", name: "my_hosts", is_portal: false, icon: expect.stringMatching(/^https:/) },
  });
  expect((await call("POST", apps, { display_name: "My hosts" })).status).toBe(400);
});

test("an update replaces four fields and ignores widgets", async () => {
  await call("PUT", `${apps}/${id}`, { display_name: "Hosts", categories: ["a"] });
  await call("PUT", `${apps}/${id}`, { display_name: "Hosts" });

  expect((await call("GET", `${apps}/${id}`)).body).toMatchObject({
    ...{ app: { id, display_name: "Hosts", categories: [] }, resources: [{ type: "textbox" }] },
  });
});

test("a widget reads its table by the id, and keeps its type", async () => {
  const add = (attributes: object) => call("POST", `${apps}/${id}/resources`, { type: "table", attributes });

  expect((await add({ table_name: "hosts" })).status).toBe(400);
  expect((await add({ table_id: "t1", table_name: "hosts" })).status).toBe(200);
  const widget = await widgetIn("table");
  expect(widget.attributes).toEqual({ table_id: "t1", table_name: "" });
  const path = `${apps}/${id}/resources/${widget.id}`;
  expect((await call("PUT", path, { type: "filter", attributes: { table_id: "t1" } })).status).toBe(400);
  expect((await call("PUT", path, { type: "table", attributes: { table_id: "t2" } })).status).toBe(200);
});

test("a textbox has no data", async () => {
  const { id: rid } = await widgetIn("textbox");

  expect((await call("GET", `${apps}/${id}/resources/${rid}/data`)).status).toBe(400);
});

test("a dashboard is shared once it is in the Portal", async () => {
  const share = { entity_id: id, entity_type: "portal-app", targets: [{ id: "u1", type: "user" }] };

  expect((await call("POST", "/workspaces/ws1/share", share)).status).toBe(400);
  await call("PUT", `${apps}/${id}/is_portal`, { is_portal_app: true });
  expect((await call("POST", "/workspaces/ws1/share", share)).status).toBe(200);
});
