import { nothingTyped, Refusal } from "../../http/answers.ts";
import { isAdmin } from "../../people/rights.ts";
import type { Answering } from "../../routing/routes.ts";
import type { Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { findSession, owns } from "../find-session.ts";
import { closeWithLog, closeWithoutLog } from "../output/close.ts";
import { settle } from "../output/settle.ts";

/** Says yes whatever the state: what runs ends, what waits is closed though its review is not, what ended is lost. */
export const kill: Answering = ({ world, caller, params }) => {
  const session = findSession(world, params.id);
  if (!owns(session, caller) && !isAdmin(caller)) throw new Refusal(404, "session not found");
  killSession(world, session);
  return nothingTyped;
};

function killSession(world: World, session: Session): void {
  const runs = [...session.runs];
  for (const run of runs) run.end({ kind: "cut", reason: "session killed by the user" });
  if (runs.length > 0) return;
  settle(world, session, () => {
    // After a crash the log on disk is there and empty (`gateway-crash`).
    if (session.hasLog) return closeWithLog(world, session, 254, []);
    closeWithoutLog(world, session);
  });
}
