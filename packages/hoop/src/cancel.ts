import { ApiError, type CallOptions, isTerminal, OutcomeUnknownError } from "@x/core";
import type { HoopApi, SessionsRun } from "./generated/client.ts";

/** Decisions that may cross one another's way before a cancel gives up. */
const LOOKS = 3;

/** Ends a run in the way its newest record asks for; `settle` waits for what becomes of it. */
export const canceller =
  (
    { sessions, reviews }: Pick<HoopApi, "sessions" | "reviews">,
    run: SessionsRun,
    settle: (options?: CallOptions) => Promise<void>,
  ) =>
  async (options?: CallOptions): Promise<void> => {
    const session_id = run.id;
    for (let looks = 1; ; looks++) {
      await run.get(options);
      // A kill now would destroy its record.
      if (isTerminal(run.state)) return;
      if (run.reason === "executed") return settle(options);
      if (run.state === "running") {
        await sessions.kill({ session_id }, options).catch(unlessLost);
        return settle(options);
      }
      try {
        await reviews.updateForSession({ session_id, status: "REJECTED" }, options);
        await run.get(options);
        return;
      } catch (error) {
        // Decided or executed meanwhile, so that another look tells what to do.
        const isDecided = error instanceof ApiError && error.status === 400;
        if (!isDecided || looks >= LOOKS) throw notRejected(error, session_id);
      }
    }
  };

/** The record tells whether a kill whose answer was lost arrived. */
function unlessLost(error: unknown): void {
  if (!(error instanceof OutcomeUnknownError)) throw error;
}

/** Killed instead, it would run all the same once it is approved. */
function notRejected(error: unknown, session_id: string): unknown {
  if (!(error instanceof ApiError)) return error;
  const { operation, acted, status, body, headers } = error;
  const message = `session ${session_id} is not cancelled, as its review could not be rejected (${error.message}); only its owner or an admin can`;
  return new ApiError(message, { operation, acted, status, body, headers, cause: error });
}
