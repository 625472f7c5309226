import { ApiError, type CallOptions, ConnectionError, DeadlineError, OutcomeUnknownError, RefusedError } from "@x/core";
import type { HoopApi, SessionsRun } from "./generated/client.ts";

/** The reason of a session that waits to be executed. */
export const APPROVED = "approved";

/** Throws unless a fresh record says that the session may be executed: the gateway itself looks at no review. */
export async function refuseUnlessApproved(
  { get }: HoopApi["sessions"],
  session_id: string,
  options: CallOptions,
): Promise<void> {
  const { status, review } = await get({ session_id }, options);
  if (status === "ready" && review?.status === "APPROVED") return;
  const found = review ? `it is ${status}, its review ${review.status}` : "it has no review";
  const message = `session ${session_id} is not approved and ready (${found}); nothing was sent`;
  throw new RefusedError(message, { operation: "sessions.execApproved" });
}

/** After these the records that follow tell what became of it, and whether it may be asked for again. */
const PASSING = [OutcomeUnknownError, ConnectionError, DeadlineError, RefusedError];

/** Executes an approved session, once at a time. Throws where the gateway refuses for good. */
export function executor({ execApproved }: HoopApi["sessions"], run: SessionsRun) {
  let underWay: Promise<void> | undefined;

  async function execute(options: CallOptions): Promise<void> {
    const look = () => run.get(options).catch(() => undefined);
    try {
      await execApproved({ session_id: run.id }, options);
    } catch (error) {
      const isTaken = error instanceof ApiError && error.status === 409;
      if (isTaken || PASSING.some((type) => error instanceof type)) return;
      // Refused, as somebody else executes it; or else for good.
      if (!(error instanceof ApiError) || !(await look()) || run.reason === APPROVED) throw error;
    }
    await look();
  }

  return (options: CallOptions): Promise<void> => {
    underWay ??= execute(options).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
