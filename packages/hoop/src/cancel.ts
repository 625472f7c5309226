import { ApiError, type CallOptions, isTerminal, OutcomeUnknownError } from "@x/core";
import type { HoopApi, SessionsRun } from "./generated/client.ts";

/** Decisions of others that may cross its way before a cancel gives up. */
const LOOKS = 3;

/** Ends a run in the way its newest record asks for; `settle` waits for what becomes of it. */
export const canceller =
  (
    { kill }: HoopApi["sessions"],
    run: SessionsRun,
    reject: SessionsRun["review"]["reject"],
    settle: (options?: CallOptions) => Promise<void>,
  ) =>
  async (options?: CallOptions): Promise<void> => {
    for (let looks = 0; ; looks++) {
      await run.get(options);
      // A kill now would destroy its record.
      if (isTerminal(run.state)) return;
      if (run.state === "running") {
        if (run.reason !== "executed") await kill({ session_id: run.id }, options).catch(unlessLost);
        return settle(options);
      }
      await reject({}, options).catch((error) => {
        // Decided or executed meanwhile: another look tells what to do.
        if (looks < LOOKS && error.status === 400) return;
        if (!(error instanceof ApiError)) throw error;
        // Killed instead, it would run all the same once it is approved.
        const message = `not cancelled, as the review could not be rejected: ${error.message}`;
        throw new ApiError(message, { ...error, cause: error });
      });
    }
  };

/** The record tells whether a kill whose answer was lost arrived. */
function unlessLost(error: unknown): void {
  if (!(error instanceof OutcomeUnknownError)) throw error;
}
