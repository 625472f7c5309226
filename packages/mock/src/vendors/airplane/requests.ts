import { type Answer, json } from "../../http/message.ts";
import { find, Refusal } from "../../states/refusal.ts";
import type { Call } from "../../states/scenario.ts";
import { postgresTime, user } from "./runs.ts";
import { nthId, start } from "./store.ts";
import type { Store, TaskRequest } from "./types.ts";

/** What the vendor's own SDK understands as: this task must be requested. */
export const mustBeRequested = (slug: string): Answer =>
  json(403, { error: `the task ${slug} must be requested`, code: "task_must_be_requested" });

/** The reviewers of a task, and the form by which it is requested: that SDK takes the first trigger of the kind `form`. */
export function taskReviewers({ query }: Call): Answer {
  const slug = query.get("taskSlug") ?? "";
  const triggers = [
    { triggerID: `sch:${slug}`, kind: "schedule", name: "Nightly" },
    { triggerID: `trg:${slug}`, kind: "form", name: "Form" },
  ];
  return json(200, { task: { id: `tsk${slug}`, slug, name: slug, triggers }, reviewers: [{ groupID: "grp000001" }] });
}

export function createRequest({ body, scenario }: Call, store: Store): Answer {
  const trigger = String(body.triggerID ?? "");
  if (!trigger.startsWith("trg:")) throw new Refusal(404, "trigger not found");
  const { taskData } = (body.requestData ?? {}) as { readonly taskData?: { readonly paramValues?: unknown } };
  const request: TaskRequest = {
    id: nthId("trq", store.requests.size + 1, store),
    slug: trigger.slice(4),
    scenario: "succeeds",
    paramValues: taskData?.paramValues ?? {},
    asks: { reason: body.reason, reviewers: body.reviewers ?? [] },
    createdAt: store.settings.clock.now(),
    outcome: scenario === "request-rejected" || trigger.endsWith("-rejected") ? "rejected" : "approved",
    looks: 0,
  };
  store.requests.set(request.id, request);
  return json(200, { triggerRequestID: request.id });
}

/** How a request stands: pending at the first look, then decided; an approved one has started its run. */
export function readRequest(call: Call, store: Store): Answer {
  const request = find(store.requests, call.query.get("triggerRequestID"), "request");
  request.looks += 1;
  if (request.looks > 1) decide(request, call, store);
  return json(200, requestRecord(request));
}

function decide(request: TaskRequest, call: Call, store: Store): void {
  if (request.decidedAt !== undefined) return;
  request.decidedAt = store.settings.clock.now();
  const { outcome, slug, paramValues, scenario } = request;
  if (outcome === "approved") {
    request.runID = start({ ...call, scenario, body: { slug, paramValues } }, store, "run").id;
  }
}

/** Airplane's TriggerRequest, whose id is spelled so in the types of that SDK. */
function requestRecord({ id, asks, createdAt, decidedAt, outcome, runID }: TaskRequest) {
  const decided = decidedAt === undefined ? undefined : postgresTime(decidedAt);
  return {
    ...{ iD: id, teamID: "tea000001", ...asks, createdAt: postgresTime(createdAt), createdBy: user },
    status: decided === undefined ? "pending" : outcome,
    ...(runID !== undefined && { triggerReceipt: { taskRunID: runID }, executedAt: decided, executedBy: user }),
    ...(decided !== undefined &&
      outcome === "rejected" && { rejectedAt: decided, rejectedBy: user, rejectedReason: "not now" }),
  };
}
