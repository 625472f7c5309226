import { afterEach, beforeEach, expect, test } from "vitest";
import { type Mock, startMock } from "../../mock/src/index.ts";
import { type Blink, createBlink } from "../src/index.ts";

let mock: Mock;
let blink: Blink;

beforeEach(async () => {
  mock = await startMock("blink");
  blink = createBlink({ baseUrl: mock.url, apiKey: "key", workspace: "ws1" });
});
afterEach(() => mock.close());

test("dashboards are listed as the records of their system table", async () => {
  for (const display_name of ["Hosts", "Incidents"]) await blink.dashboards.create({ display_name });

  const found = await blink.dashboards.list({ q: '{"filter":{"display_name":"Incidents"}}' }).toArray({ limit: 10 });

  expect(found).toMatchObject([{ display_name: "Incidents", name: "incidents", is_portal: false }]);
  expect(mock.requests.at(-1)?.path).toBe("/workspace/ws1/table/sys_application");
});

test("a widget is added, replaced with its id in the body, and asked for its data", async () => {
  const { app: { id = "" } = {} } = await blink.dashboards.create({ display_name: "Hosts" });
  const widget = await blink.dashboards.createWidget({
    dashboard_id: id,
    type: "table",
    attributes: { table_id: "t1" },
  });
  const place = { dashboard_id: id, widget_id: widget.id ?? "" };

  await blink.dashboards.updateWidget({ ...place, type: "table", attributes: { table_id: "t2", table_name: "hosts" } });

  expect(mock.requests.at(-1)?.body).toMatchObject({ id: widget.id });
  const { resources } = await blink.dashboards.get({ id });
  expect(resources).toMatchObject([{ id: widget.id, attributes: { table_id: "t2", table_name: "" } }]);
  expect(await blink.dashboards.getWidgetData(place)).toEqual({});
});

test("a dashboard is shared once it is in the Portal", async () => {
  const { app: { id = "" } = {} } = await blink.dashboards.create({ display_name: "Hosts" });
  const share = { entity_id: id, entity_type: "portal-app", targets: [{ id: "u1", type: "user" }] } as const;

  await blink.dashboards.setPortal({ id, is_portal_app: true });

  await expect(blink.workspaces.share({ ...share, targets: [...share.targets] })).resolves.toBeUndefined();
});
