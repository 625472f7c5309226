import { type CallOptions, isTerminal, type Run } from "@x/core";
import { type CaughtUp, readEvents, textOf } from "./events.ts";
import type { HoopApi } from "./generated/client.ts";

/** What the command of a session wrote, without the gateway's own words. */
export async function outputOf(
  sessions: HoopApi["sessions"],
  { id, state }: Pick<Run, "id" | "state">,
  caughtUp: CaughtUp,
  options?: CallOptions,
): Promise<string> {
  const pieces = await readEvents(sessions, id, options, isTerminal(state) ? caughtUp : undefined);
  // The record of one who may not see the output looks like that of a session that never ran; this route refuses.
  if (pieces === undefined) return sessions.streamOutput({ session_id: id, events: "o" }, options);
  return textOf(pieces.filter(({ type }) => type === "o"));
}
