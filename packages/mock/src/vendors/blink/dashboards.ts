import { json } from "../../http/message.ts";
import { find, Refusal } from "../../states/refusal.ts";
import type { Call, Route } from "../../states/scenario.ts";
import type { TimerClock } from "../../states/timeline.ts";
import { byWorkspace } from "./by-workspace.ts";
import { slug } from "./slug.ts";

interface Dashboard {
  readonly app: Fields & { readonly id: string; readonly is_portal: boolean };
  readonly widgets: Map<string, Widget>;
}

interface WidgetContent {
  readonly type: string;
  readonly attributes: unknown;
  readonly display_config: unknown;
}

interface Widget extends WidgetContent {
  readonly id: string;
  readonly created_at: number;
}

type Fields = Readonly<Record<string, unknown>>;

export interface Dashboards {
  readonly routes: Readonly<Record<string, Route>>;
  /** As the table of applications has them, without widgets. */
  readonly records: (params: Call["params"]) => readonly Fields[];
}

/** Dashboards ("apps") with widgets ("resources"), live at once. */
export function createDashboards(nextId: () => string, clock: TimerClock): Dashboards {
  const dashboardsIn = byWorkspace<Dashboard>();
  const dashboard = (params: Call["params"], id = params.id) => find(dashboardsIn(params), id, "dashboard");
  const widget = (params: Call["params"]) => find(dashboard(params).widgets, params.rid, "widget");

  const write = (params: Call["params"], body: Fields, { app, widgets }: Dashboard) => {
    const name = String(body.display_name);
    const others = [...dashboardsIn(params).values()].filter((other) => other.app.id !== app.id);
    if (others.some((other) => other.app.display_name === name)) throw new Refusal(400, `the name ${name} is taken`);
    const { id, is_portal } = app;
    const now = { app: { id, is_portal, name: slug(name), ...shown(body) }, widgets };
    dashboardsIn(params).set(id, now);
    return now.app;
  };
  const add = ({ widgets }: Dashboard, body: Fields) => {
    const made = { ...widgetOf(body), id: nextId(), created_at: clock.now() };
    widgets.set(made.id, made);
    return { id: made.id };
  };

  const routes: Readonly<Record<string, Route>> = {
    "POST /workspace/{ws_id}/apps": ({ params, body }) => {
      const made: Dashboard = { app: { id: nextId(), is_portal: false }, widgets: new Map() };
      const app = write(params, body, made);
      for (const each of (body.resources as readonly Fields[]) ?? []) add(made, each);
      return json(200, { app });
    },
    "GET /workspace/{ws_id}/apps/{id}": ({ params }) => {
      const { app, widgets } = dashboard(params);
      // They come in no particular order.
      return json(200, { app, resources: [...widgets.values()].reverse() });
    },
    "PUT /workspace/{ws_id}/apps/{id}": ({ params, body }) => {
      write(params, body, dashboard(params));
      return { status: 200 };
    },
    "POST /workspace/{ws_id}/apps/{id}/resources": ({ params, body }) => json(200, add(dashboard(params), body)),
    "PUT /workspace/{ws_id}/apps/{id}/resources/{rid}": ({ params, body }) => {
      const { id, type, created_at } = widget(params);
      if (body.type !== type) throw new Refusal(400, `the widget is a ${type}, which cannot change`);
      dashboard(params).widgets.set(id, { ...widgetOf(body), id, created_at });
      return { status: 200 };
    },
    "GET /workspace/{ws_id}/apps/{id}/resources/{rid}/data": ({ params }) => {
      const { type } = widget(params);
      if (["textbox", "html"].includes(type)) throw new Refusal(400, `a ${type} has no data`);
      return json(200, {});
    },
    "PUT /workspace/{ws_id}/apps/{id}/is_portal": ({ params, body }) => {
      const { app, widgets } = dashboard(params);
      dashboardsIn(params).set(app.id, { app: { ...app, is_portal: body.is_portal_app === true }, widgets });
      return { status: 200 };
    },
    "POST /workspaces/{ws_id}/share": ({ params, body }) => {
      const { app } = dashboard(params, String(body.entity_id));
      if (!app.is_portal) throw new Refusal(400, "the dashboard is not in the Portal");
      return { status: 200 };
    },
  };
  return { routes, records: (params) => [...dashboardsIn(params).values()].map(({ app }) => app) };
}

/** What is left out is empty. An icon is written by name and read as an address. */
const shown = ({ display_name, description = "", icon = "", categories = [] }: Fields): Fields => ({
  ...{ display_name, description, categories },
  icon: `https://icons.test/${slug(String(icon)) || "blink"}.svg`,
});

/** A widget as it is kept: its table goes by the id, and the name is emptied. */
function widgetOf({ type, attributes = {}, display_config = {} }: Fields): WidgetContent {
  const given = attributes as Fields;
  const needsTable = ["table", "table_data", "filter"].includes(String(type));
  if (needsTable && !given.table_id) throw new Refusal(400, "attributes.table_id is missing");
  return {
    type: String(type),
    attributes: needsTable ? { ...given, table_name: "" } : given,
    display_config,
  };
}
