import type { CallOptions, Pages } from "@x/core";
import type * as generated from "./generated/client.ts";
import type { Dashboard, DashboardsUpdateWidgetInput, RecordsListInput } from "./generated/types.ts";

/** The system table whose records are the dashboards. */
const TABLE = "sys_application";

export interface BlinkDashboards extends generated.BlinkDashboards {
  /** The dashboards of a workspace, without their widgets: the records of the table `sys_application`. */
  list(input?: Omit<RecordsListInput, "table">, options?: CallOptions): Pages<Dashboard>;
}

/** Adds the list, which is one of records, and sends a widget's id in the body too, as Blink's own client does. */
export function dashboardsOf({ dashboards, records }: generated.BlinkApi): BlinkDashboards {
  const { updateWidget } = dashboards;
  const withId = (input: DashboardsUpdateWidgetInput) => ({ id: input?.widget_id, ...input });
  return {
    ...dashboards,
    list: (input, options) => records.list({ ...input, table: TABLE }, options) as Pages<Dashboard>,
    updateWidget: Object.assign(
      (input: DashboardsUpdateWidgetInput, options?: CallOptions) => updateWidget(withId(input), options),
      {
        explain: (input: DashboardsUpdateWidgetInput, options?: CallOptions) =>
          updateWidget.explain(withId(input), options),
      },
    ),
  };
}
