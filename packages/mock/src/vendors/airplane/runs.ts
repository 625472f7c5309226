import { begun, changed, reached, type Timeline } from "../../states/timeline.ts";
import type { Started } from "./types.ts";

export const isTerminal = (state: string) => ["Succeeded", "Failed", "Cancelled"].includes(state);

/** A time as Airplane answers it: as Postgres prints it, not by RFC 3339. */
export const postgresTime = (at: number) => new Date(at).toISOString().replace("T", " ").replace("Z", "000+00");

/** Airplane's Run. */
export function runRecord({ id, of, paramValues, timeline }: Started) {
  return {
    id,
    taskID: of.id,
    teamID: "tea000001",
    status: timeline.state,
    runtime: "standard",
    paramValues,
    params: [],
    resources: {},
    permissions: [],
    isPrivate: false,
    constraints: { labels: [] },
    timeout: 3600,
    zoneID: null,
    createdAt: postgresTime(begun(timeline)),
    createdBy: user,
    ...timeOf(timeline, "Active", "activeAt"),
    ...timeOf(timeline, "Succeeded", "succeededAt"),
    ...timeOf(timeline, "Failed", "failedAt"),
    ...timeOf(timeline, "Cancelled", "cancelledAt"),
    ...(timeline.state === "Cancelled" && { cancelledBy: user }),
  };
}

/** Airplane's Session. */
export const sessionRecord = ({ id, of, paramValues, timeline }: Started) => ({
  id,
  name: "Session",
  runbookID: of.id,
  teamID: "tea000001",
  status: timeline.state,
  isPrivate: false,
  paramValues,
  params: [],
  permissions: [],
  createdAt: postgresTime(begun(timeline)),
  createdBy: user,
  updatedAt: postgresTime(changed(timeline)),
  updatedBy: user,
});

/** Who acts with any key. */
export const user = "usr000001";

function timeOf(timeline: Timeline<string>, state: string, field: string) {
  const at = reached(timeline, state);
  return at === undefined ? {} : { [field]: postgresTime(at) };
}
