import { ANY, type CallOptions, checkOptions, RunFailedError, WAIT, type WaitOptions } from "@x/core";
import { canceller } from "./cancel.ts";
import { type DownloadOptions, downloads } from "./download.ts";
import { APPROVED, executor } from "./execute.ts";
import type { HoopApi, SessionsRun } from "./generated/client.ts";
import type { ExecResponse, Review, ReviewsUpdateForSessionInput, Session } from "./generated/types.ts";
import { liveOutput, type OutputEvent } from "./live-output.ts";
import { outputOf } from "./output.ts";

export interface HoopWaitOptions extends WaitOptions<SessionsRun> {
  /**
   * Executes the session when a fresh record says that it is approved and ready: nothing else does. After a refusal
   * (409) or a lost answer it looks on, and asks again only while the record still says so. Of several that wait, one
   * gateway process lets one through; two processes that ask two gateway processes in the same instant can both run it.
   * @default false
   */
  readonly executeWhenApproved?: boolean;
}

/** What a decision may carry beside its status. */
export type Decision = Omit<ReviewsUpdateForSessionInput, "session_id" | "status">;

declare module "./generated/client.ts" {
  interface SessionsRun {
    /** What the start answered, its `output` included; `undefined` for a run that was taken up later. */
    readonly answer: ExecResponse | undefined;
    wait(options?: HoopWaitOptions): Promise<Session>;
    /**
     * What the command has written, its errors too, without the gateway's own words. Of a run that goes on, what the
     * gateway has written down, which it does every 50 s. Throws `ApiError` (403) where the caller may not see it.
     */
    output(options?: CallOptions): Promise<string>;
    /**
     * Looks first. A run that has ended is left alone; one that waits has its review rejected, which nothing can undo;
     * one that runs is killed, and waited for until its record says what became of it. A run that ends by itself
     * between look and kill loses its record: its exit code and its output.
     */
    cancel(options?: CallOptions): Promise<void>;
    /** Decides the session's review. The owner cannot approve it, unless an admin. `PUT /sessions/{session_id}/review`. */
    readonly review: {
      /** The session then is `waiting (approved)` until somebody executes it. */
      approve(decision?: Decision, options?: CallOptions): Promise<Review>;
      /** Ends the session as `failed (rejected)`. */
      reject(decision?: Decision, options?: CallOptions): Promise<Review>;
    };
    /**
     * Output as it comes, each piece once, until the session ends. What was written before, and not yet written down by
     * the gateway, comes when the record has it, marked `late`, at the latest at the end.
     */
    live(options?: CallOptions): AsyncIterable<OutputEvent>;
    /**
     * The whole output as bytes, however long; one at a time. `extension`: `csv` and `json` convert it.
     * @default { extension: "txt" }
     */
    download(options?: DownloadOptions): Promise<ReadableStream<Uint8Array>>;
  }
}

/** How long a record is waited for that should follow within moments. */
const SETTLE_MS = 10_000;

/** Adds to a run what only Hoop has. */
export function sessionRun(run: SessionsRun, { sessions, reviews }: HoopApi): SessionsRun {
  const session_id = run.id;
  const { wait } = run;
  const execute = executor(sessions, run);

  const decide = (status: "APPROVED" | "REJECTED") => (decision?: Decision, options?: CallOptions) =>
    reviews.updateForSession({ ...decision, session_id, status }, options);

  const reject = decide("REJECTED");

  /** Waits until the record says what has become of the run. */
  const settled = async ({ deadlineMs = 120_000, signal }: CallOptions = {}): Promise<void> => {
    await wait({ deadlineMs, pollMs: 500, ...(signal && { signal }) }).catch((error) => {
      if (!(error instanceof RunFailedError)) throw error;
    });
  };
  /** The same where the record should follow within moments; whoever reads it then sees whether it did. */
  const caughtUp = (options?: CallOptions) => settled({ ...options, deadlineMs: SETTLE_MS }).catch(() => undefined);

  return Object.assign(run, {
    async wait(given: HoopWaitOptions = {}) {
      checkOptions("sessions.wait", given, { ...WAIT, executeWhenApproved: ANY });
      const { executeWhenApproved = false, ...options } = given;
      const onPoll = async () => {
        await options.onPoll?.();
        if (run.reason === APPROVED) await execute(options.signal ? { signal: options.signal } : {});
      };
      return wait(executeWhenApproved ? { ...options, onPoll } : options);
    },
    output: (options?: CallOptions) => outputOf(sessions, run, caughtUp, options),
    cancel: canceller(sessions, run, reject, settled),
    review: { approve: decide("APPROVED"), reject },
    live: (options?: CallOptions) => liveOutput(sessions, session_id, caughtUp, options),
    download: downloads(sessions, session_id),
  });
}
