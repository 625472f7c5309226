import type { Session } from "../../types/session.ts";
import type { World } from "../../types/world.ts";

/** Closes a record at once, or as late as the world was told to (`record-lag`). */
export function settle(world: World, session: Session, close: () => void): void {
  const closeNow = () => {
    session.lagging = undefined;
    close();
  };
  const lag = world.situations.takeLag();
  if (!lag) closeNow();
  else if ("ms" in lag) world.clock.after(lag.ms, closeNow);
  else session.lagging = { reads: lag.reads, close: closeNow };
}
