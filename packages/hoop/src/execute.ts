import { ApiError, type CallOptions, type Input, RefusedError, SdkError } from "@x/core";
import type { HoopApi, SessionsRun } from "./generated/client.ts";

const OPERATION = "sessions.execApproved";

/** The reason of a session that waits to be executed. */
export const APPROVED = "approved";

/** Throws unless a fresh record says that the session may be executed: the gateway itself looks at no review. */
export async function refuseUnlessApproved(
  { get }: HoopApi["sessions"],
  input: Input,
  options: CallOptions,
): Promise<void> {
  const session_id = String(input.session_id);
  const { status, review } = await get({ session_id }, options);
  if (status === "ready" && review?.status === "APPROVED") return;
  const found = `it is ${status}, its review ${review ? review.status : "missing"}`;
  throw new RefusedError(`session ${session_id} cannot be executed: ${found}`, { operation: OPERATION });
}

/** Whether the gateway refused the exec itself; after anything else the records tell whether to ask again. */
const isRefusal = (error: unknown): boolean =>
  error instanceof ApiError && error.operation === OPERATION && error.status < 500 && error.status !== 409;

/** Executes an approved session, once at a time. Throws where the gateway refuses for good. */
export function executor({ execApproved }: HoopApi["sessions"], run: SessionsRun) {
  let underWay: Promise<void> | undefined;

  async function execute(options: CallOptions): Promise<void> {
    const look = () => run.get(options).catch(() => undefined);
    try {
      await execApproved({ session_id: run.id }, options);
      await look();
    } catch (error) {
      if (error instanceof SdkError && !isRefusal(error)) return;
      // Refused, as somebody else executes it; or else for good.
      if ((await look()) && run.reason === APPROVED) throw error;
    }
  }

  return (options: CallOptions): Promise<void> => {
    underWay ??= execute(options).finally(() => {
      underWay = undefined;
    });
    return underWay;
  };
}
