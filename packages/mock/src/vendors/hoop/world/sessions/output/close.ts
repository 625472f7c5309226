import type { Event, Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { logSize } from "./event-json.ts";

/** Ends the record of a session that ran: its log is in it, its review is used up. */
export function closeWithLog(world: World, session: Session, exitCode: number, log: readonly Event[]): void {
  if (session.review) session.review.status = "EXECUTED";
  session.metrics = { eventSize: logSize(log) };
  close(world, session, exitCode);
}

/**
 * Ends the record of a session without a log at hand: never run, rejected, or closed before.
 * What a record had of its output is lost then (`kill-finished-late`).
 */
export function closeWithoutLog(world: World, session: Session): void {
  session.events = [{ at: world.clock.now(), seconds: 0, type: "e", bytes: Buffer.from("no log found on disk") }];
  session.metrics ??= "no log";
  close(world, session, 254);
}

function close(world: World, session: Session, exitCode: number): void {
  session.status = "done";
  session.exitCode = exitCode;
  session.endedAt = world.clock.now();
  session.hasLog = false;
  for (const follower of [...session.followers]) follower.end();
}
