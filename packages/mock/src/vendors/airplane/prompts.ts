import { type Answer, json } from "../../http/message.ts";
import { Refusal } from "../../states/refusal.ts";
import { type Clock, reached } from "../../states/timeline.ts";
import { type Decision, postgresTime, type Started, user } from "./runs.ts";

/** The prompts of a run: one, from when it became active, in a scenario whose runs ask. */
export const promptsOf = (run: Started) => (reached(run.timeline, "Active") === undefined ? [] : [promptRecord(run)]);

/** The run that asked by this prompt. */
export function findAsking(runs: Iterable<Started>, id: unknown): Started {
  const run = [...runs].find((each) => promptsOf(each).some((prompt) => prompt.id === id));
  if (!run) throw new Refusal(404, "prompt not found");
  return run;
}

/** What a person does about a prompt, once: a submitted one lets its run go on to its end, a cancelled one fails it. */
export function decide(run: Started, kind: Decision["kind"], values: unknown, clock: Clock): Answer {
  const { id, submittedAt, cancelledAt } = promptRecord(run);
  if (submittedAt !== null || cancelledAt !== null) throw new Refusal(400, "the prompt is over");
  run.decision = { kind, at: clock.now(), values };
  run.timeline.replacePlan("Active", kind === "submitted" ? "Succeeded" : "Failed");
  return json(200, { id });
}

/** Airplane's Prompt, which has no status: the times tell. */
export function promptRecord({ id, timeline, decision }: Started) {
  const submitted = decision?.kind === "submitted" ? decision.at : undefined;
  const cancelled = decision?.kind === "cancelled" ? decision.at : reached(timeline, "Cancelled");
  const isCancelled = submitted === undefined && cancelled !== undefined;
  return {
    id: id.replace("run", "pmt"),
    runID: id,
    description: "Vacuum the **orders** table?",
    confirmText: "Vacuum",
    cancelText: "Leave it",
    schema: {
      parameters: [{ slug: "full", name: "Full", type: "boolean", constraints: { optional: true } }],
    },
    values: decision?.values ?? {},
    reviewers: { groups: ["dba"], users: [], allowSelfApprovals: true },
    createdAt: postgresTime(reached(timeline, "Active") ?? 0),
    submittedAt: submitted === undefined ? null : postgresTime(submitted),
    submittedBy: submitted === undefined ? null : user,
    cancelledAt: isCancelled ? postgresTime(cancelled) : null,
    cancelledBy: isCancelled ? user : null,
  };
}
