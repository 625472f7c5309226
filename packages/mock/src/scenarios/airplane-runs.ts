import { begun, type Course, changed, reached } from "./course.ts";

/** A run of a task, or a session of a runbook. */
export interface Started {
  readonly id: string;
  /** Of the task or the runbook. */
  readonly of: { readonly id: string; readonly slug: string };
  readonly paramValues: unknown;
  readonly course: Course<string>;
  /** What a person did about the prompt of the run. */
  decision?: Decision;
}

export interface Decision {
  readonly kind: "submitted" | "cancelled";
  readonly at: number;
  readonly values: unknown;
}

export const isTerminal = (state: string) => ["Succeeded", "Failed", "Cancelled"].includes(state);

/** A time as Airplane answers it: as Postgres prints it, not by RFC 3339. */
export const postgresTime = (at: number) => new Date(at).toISOString().replace("T", " ").replace("Z", "000+00");

/** Airplane's Run. */
export function runRecord({ id, of, paramValues, course }: Started) {
  return {
    id,
    taskID: of.id,
    teamID: "tea000001",
    status: course.state,
    runtime: "standard",
    paramValues,
    params: [],
    resources: {},
    permissions: [],
    isPrivate: false,
    constraints: { labels: [] },
    timeout: 3600,
    zoneID: null,
    createdAt: postgresTime(begun(course)),
    createdBy: user,
    ...timeOf(course, "Active", "activeAt"),
    ...timeOf(course, "Succeeded", "succeededAt"),
    ...timeOf(course, "Failed", "failedAt"),
    ...timeOf(course, "Cancelled", "cancelledAt"),
    ...(course.state === "Cancelled" && { cancelledBy: user }),
  };
}

/** Airplane's Session. */
export const sessionRecord = ({ id, of, paramValues, course }: Started) => ({
  id,
  name: "Session",
  runbookID: of.id,
  teamID: "tea000001",
  status: course.state,
  isPrivate: false,
  paramValues,
  params: [],
  permissions: [],
  createdAt: postgresTime(begun(course)),
  createdBy: user,
  updatedAt: postgresTime(changed(course)),
  updatedBy: user,
});

/** Who acts with any key. */
export const user = "usr000001";

function timeOf(course: Course<string>, state: string, field: string) {
  const at = reached(course, state);
  return at === undefined ? {} : { [field]: postgresTime(at) };
}
