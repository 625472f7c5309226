import type { CallOptions, Pages } from "@x/core";
import type * as generated from "./generated/client.ts";
import type { Dashboard, RecordsListInput } from "./generated/types.ts";

/** The system table whose records are the dashboards. */
const TABLE = "sys_application";

export interface BlinkDashboards extends generated.BlinkDashboards {
  /** The dashboards of a workspace, without their widgets: the records of the table `sys_application`. */
  list(input?: Omit<RecordsListInput, "table">, options?: CallOptions): Pages<Dashboard>;
}

/** Adds the list, which is one of records, and writes a widget's id where the server looks for it. */
export function dashboardsOf({ dashboards, records }: generated.BlinkApi): BlinkDashboards {
  const { updateWidget } = dashboards;
  return {
    ...dashboards,
    list: (input, options) => records.list({ ...input, table: TABLE }, options) as Pages<Dashboard>,
    updateWidget: Object.assign(
      (input: Parameters<typeof updateWidget>[0], options?: CallOptions) =>
        updateWidget({ id: input?.widget_id, ...input }, options),
      { explain: updateWidget.explain },
    ),
  };
}
