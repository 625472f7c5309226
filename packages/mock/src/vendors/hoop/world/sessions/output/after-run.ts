import type { Ending, Run, Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";
import { closeWithLog } from "./close.ts";
import { settle } from "./settle.ts";

/** What the record says of a run that was ended from outside. */
const CUT = 254;

/** Brings the record up to date after a run. After a crash nobody does. */
export function afterRun(world: World, session: Session, run: Pick<Run, "events">, ending: Ending): void {
  if (ending.kind === "lost") return;
  const code = ending.kind === "exited" ? ending.code : CUT;
  settle(world, session, () => closeWithLog(world, session, code, run.events));
}
