import { type Answer, json } from "../../http/message.ts";
import { Refusal } from "../../states/refusal.ts";
import type { Call } from "../../states/scenario.ts";
import { reached } from "../../states/timeline.ts";
import { postgresTime, user } from "./runs.ts";
import { nthId } from "./store.ts";
import type { Prompt, Started, Store } from "./types.ts";

const question = {
  description: "Vacuum the **orders** table?",
  confirmText: "Vacuum",
  cancelText: "Leave it",
  schema: {
    parameters: [{ slug: "full", name: "Full", type: "boolean", constraints: { optional: true } }],
  },
  reviewers: { groups: ["dba"], users: [], allowSelfApprovals: true },
};

/** The prompts of a run: that of its scenario, from when it became active, and those it made itself. */
export function promptsOf(run: Started, { prompts }: Store): readonly Prompt[] {
  const active = reached(run.timeline, "Active");
  if (run.scenario.asks && active !== undefined) {
    run.prompt ??= { id: run.id.replace("run", "pmt"), runID: run.id, asks: question, createdAt: active, run };
  }
  return [...(run.prompt ? [run.prompt] : []), ...[...prompts.values()].filter(({ runID }) => runID === run.id)];
}

export function findPrompt(store: Store, id: unknown): Prompt {
  const asked = [...store.runs.values()].flatMap((run) => promptsOf(run, store));
  const prompt = [...asked, ...store.prompts.values()].find((each) => each.id === id);
  if (!prompt) throw new Refusal(404, "prompt not found");
  return prompt;
}

/** A program within a run asks; the vendor's SDK says which run in its user agent. */
export function createPrompt({ body, headers }: Call, store: Store): Answer {
  const [, runID = ""] = / run\/(\S+)/.exec(headers["user-agent"] ?? "") ?? [];
  const id = nthId("pmt", 900_000 + store.prompts.size + 1, store);
  const prompt: Prompt = { id, runID, asks: body, createdAt: store.settings.clock.now() };
  store.prompts.set(id, prompt);
  return json(200, { id });
}

/** What a person does about a prompt, once: a submitted one lets its run go on to its end, a cancelled one fails it. */
export function decide({ body }: Call, store: Store, kind: "submitted" | "cancelled"): Answer {
  const prompt = findPrompt(store, body.id);
  const { submittedAt, cancelledAt } = promptRecord(prompt);
  if (submittedAt !== null || cancelledAt !== null) throw new Refusal(400, "the prompt is over");
  prompt.decision = { kind, at: store.settings.clock.now(), values: body.values };
  prompt.run?.timeline.replacePlan("Active", kind === "submitted" ? "Succeeded" : "Failed");
  return json(200, { id: prompt.id });
}

/** Airplane's Prompt, which has no status: the times tell. */
export function promptRecord({ id, runID, asks, createdAt, run, decision }: Prompt) {
  const submitted = decision?.kind === "submitted" ? decision.at : undefined;
  const over = run && reached(run.timeline, "Cancelled");
  const cancelled = decision?.kind === "cancelled" ? decision.at : over;
  const isCancelled = submitted === undefined && cancelled !== undefined;
  return {
    id,
    runID,
    ...asks,
    values: decision?.values ?? {},
    createdAt: postgresTime(createdAt),
    submittedAt: submitted === undefined ? null : postgresTime(submitted),
    submittedBy: submitted === undefined ? null : user,
    cancelledAt: isCancelled ? postgresTime(cancelled) : null,
    cancelledBy: isCancelled ? user : null,
  };
}
