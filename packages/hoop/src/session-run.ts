import { ApiError, type CallOptions, OutcomeUnknownError, type WaitOptions } from "@x/core";
import { downloadOutput } from "./download.ts";
import type { HoopApi, SessionsRun } from "./generated/client.ts";
import type { Review, ReviewsUpdateForSessionInput, Session } from "./generated/types.ts";
import { liveOutput, type OutputEvent } from "./live-output.ts";

export interface HoopWaitOptions extends WaitOptions<SessionsRun> {
  /**
   * Executes the session as soon as its review is approved: nothing else does. Sent once by this wait; of several that
   * wait for the same run, the gateway lets one through.
   * @default false
   */
  readonly executeWhenApproved?: boolean;
}

/** What a decision may carry beside its status. */
export type Decision = Omit<ReviewsUpdateForSessionInput, "session_id" | "status">;

declare module "./generated/client.ts" {
  interface SessionsRun {
    wait(options?: HoopWaitOptions): Promise<Session>;
    /** Decides the session's review. The owner cannot approve it, unless an admin. `PUT /sessions/{session_id}/review`. */
    readonly review: {
      /** The session then is `waiting (approved)` until somebody executes it. */
      approve(decision?: Decision, options?: CallOptions): Promise<Review>;
      /** Ends the session as `failed (rejected)`. */
      reject(decision?: Decision, options?: CallOptions): Promise<Review>;
    };
    /** Output as it comes, beginning with what was written before; ends with the session. */
    live(options?: CallOptions): AsyncIterable<OutputEvent>;
    /**
     * The whole output as bytes, however long. `extension`: `csv` and `json` convert it.
     * @default { extension: "txt" }
     */
    download(options?: CallOptions & { readonly extension?: string }): Promise<ReadableStream<Uint8Array>>;
  }
}

/** Adds to a run what only Hoop has. */
export function sessionRun(run: SessionsRun, { sessions, reviews }: HoopApi): SessionsRun {
  const session_id = run.id;
  const { wait } = run;

  const decide = (status: "APPROVED" | "REJECTED") => (decision?: Decision, options?: CallOptions) =>
    reviews.updateForSession({ ...decision, session_id, status }, options);

  async function execute(options: Pick<CallOptions, "signal">): Promise<void> {
    try {
      await sessions.execApproved({ session_id }, options);
    } catch (error) {
      // A lost answer is not asked for again: the polls show what came of it.
      if (error instanceof OutcomeUnknownError) return;
      // Refused, as somebody else executes it; or else for good.
      if (!(error instanceof ApiError) || (await isStillApproved(options))) throw error;
    }
    await isStillApproved(options);
  }

  /** By a fresh record; where there is none for the moment, the polls that follow will tell. */
  const isStillApproved = (options: Pick<CallOptions, "signal">): Promise<boolean> =>
    run.get(options).then(
      () => run.reason === APPROVED,
      () => false,
    );

  const extended: SessionsRun = Object.assign(run, {
    wait({ executeWhenApproved = false, onUpdate, ...options }: HoopWaitOptions = {}) {
      let asked = !executeWhenApproved;
      const { signal } = options;
      return wait({
        ...options,
        onUpdate: async () => {
          await onUpdate?.(extended);
          if (asked || run.reason !== APPROVED) return;
          asked = true;
          await execute(signal ? { signal } : {});
        },
      });
    },
    review: { approve: decide("APPROVED"), reject: decide("REJECTED") },
    live: (options?: CallOptions) => liveOutput(sessions, session_id, options),
    download: ({ extension = "txt", ...options }: CallOptions & { readonly extension?: string } = {}) =>
      downloadOutput(sessions, { session_id, extension }, options),
  });
  return extended;
}

/** The reason of a session that waits to be executed. */
const APPROVED = "approved";
