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
        throw error instanceof ApiError ? notRejected(error, run.id) : error;
      });
    }
  };

/** The record tells whether a kill whose answer was lost arrived. */
function unlessLost(error: unknown): void {
  if (!(error instanceof OutcomeUnknownError)) throw error;
}

/** Killed instead, it would run all the same once it is approved. */
const notRejected = (cause: ApiError, id: string): ApiError =>
  new ApiError(`session ${id} is not cancelled, as its review could not be rejected (${cause.message})`, {
    ...{ ...cause, cause },
  });
