import { type CallOptions, isTerminal, type Run } from "@x/core";
import { decoder, readEvents } from "./events.ts";
import type { HoopApi } from "./generated/client.ts";

/** What the command of a session wrote, without the gateway's own words. */
export async function outputOf(
  sessions: HoopApi["sessions"],
  { id, state }: Pick<Run, "id" | "state">,
  settle: (options?: CallOptions) => Promise<void>,
  options?: CallOptions,
): Promise<string> {
  let { record, pieces } = await readEvents(sessions, id, options);
  if (isTerminal(state) && record.status !== "done") {
    await settle(options);
    ({ record, pieces } = await readEvents(sessions, id, options));
  }
  // The record of one who may not see the output looks like that of a session that never ran; this route refuses.
  if (pieces === undefined) return sessions.streamOutput({ session_id: id, events: "o" }, options);
  const decode = decoder();
  const texts = pieces.filter(({ type }) => type === "o").map((piece) => decode(piece));
  return [...texts, decode()].join("");
}
