import { json } from "../../http/answers.ts";
import type { WorldAnswer } from "../../http/message.ts";
import type { Ending, Event } from "../../types/session.ts";
import { bytesOf } from "../output/output-text.ts";
import { lenientText } from "../output/runes.ts";

/** What a start or an exec came to. */
export interface Outcome {
  readonly output: string;
  readonly output_status: "success" | "failed" | "running";
  readonly exit_code: number;
  readonly execution_time: number;
  readonly has_review: boolean;
}

const plain = { execution_time: 0, has_review: false };

/** The gateway let go of the line; the work goes on. */
export const stillRunning: Outcome = { ...plain, output: "", output_status: "running", exit_code: -2 };

/** A start that waits for its review is a success to the gateway, its output the page of the session. */
export const waitsForReview = (page: string, took: number): Outcome => ({
  output: page,
  output_status: "success",
  exit_code: 0,
  execution_time: took,
  has_review: true,
});

/** An answer of exit code -2 says only that the gateway lost sight of the run. */
const lostSight = (reason: string, took: number): Outcome => ({
  ...plain,
  output: `rpc error: code = ${reason}`,
  output_status: "failed",
  exit_code: -2,
  execution_time: took,
});

export const agentOffline = (took: number) => lostSight("FailedPrecondition desc = agent is offline", took);

/** The gateway raced with itself and lost: the run ended well all the same (`race`). */
export const raceLost = (took: number) => lostSight("Canceled desc = context canceled", took);

export function endedAs(ending: Exclude<Ending, { kind: "lost" }>, events: readonly Event[], took: number): Outcome {
  if (ending.kind === "cut") return lostSight(`Unknown desc = ${ending.reason}`, took);
  return {
    ...plain,
    output: lenientText(bytesOf(events)),
    output_status: ending.code === 0 ? "success" : "failed",
    exit_code: ending.code,
    execution_time: took,
  };
}

export const execAnswer = (sessionId: string, outcome: Outcome): WorldAnswer =>
  json(outcome === stillRunning ? 202 : 200, {
    ...outcome,
    session_id: sessionId,
    truncated: false,
    ai_analysis: null,
  });
