import { type Answer, json } from "../../http/message.ts";
import { find, Refusal } from "../../states/refusal.ts";
import type { Call } from "../../states/scenario.ts";
import { nthId, start } from "./store.ts";
import type { Store, TaskRequest } from "./types.ts";

/** What the vendor's own SDK understands as: this task must be requested. */
export const mustBeRequested = (slug: string): Answer =>
  json(403, { error: `the task ${slug} must be requested`, code: "task_must_be_requested" });

/** The reviewers of a task, and the form by which it is requested. */
export const taskReviewers = ({ query }: Call): Answer =>
  json(200, {
    task: { slug: query.get("taskSlug"), triggers: [{ kind: "form", triggerID: `trg:${query.get("taskSlug")}` }] },
    reviewers: [{ groupID: "grp000001" }],
  });

export function createRequest({ body, scenario }: Call, store: Store): Answer {
  const trigger = String(body.triggerID ?? "");
  if (!trigger.startsWith("trg:")) throw new Refusal(404, "trigger not found");
  const { taskData } = (body.requestData ?? {}) as { readonly taskData?: { readonly paramValues?: unknown } };
  const request: TaskRequest = {
    id: nthId("trq", store.requests.size + 1, store),
    slug: trigger.slice(4),
    scenario: "succeeds",
    paramValues: taskData?.paramValues ?? {},
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
  if (request.looks === 1) return json(200, { id: request.id, status: "pending" });
  if (request.outcome === "rejected") return json(200, { id: request.id, status: "rejected" });
  const { slug, paramValues, scenario } = request;
  request.runID ??= start({ ...call, scenario, body: { slug, paramValues } }, store, "run").id;
  return json(200, { id: request.id, status: "approved", triggerReceipt: { taskRunID: request.runID } });
}
