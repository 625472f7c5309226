import type { Judge, Outcome } from "@x/core";
import { type Piece, readEvents, textOf } from "./events.ts";
import { AGENT_ABSENT, DEAD_END, endings } from "./gateway-texts.ts";
import type { HoopApi } from "./generated/client.ts";
import type { ExecResponse } from "./generated/types.ts";

/** A record follows the end of its run within moments; one that is still behind after this never will. */
const LAG_MS = 10_000;

/** What has become of a session where the rules of the overlay leave it open. */
export const judgeOf =
  (api: () => HoopApi): Judge =>
  async ({ id, answer, outcome, forMs }, options) => {
    if (outcome.reason === "killed-or-internal") {
      return endingOf(await readEvents(api().sessions, id, options)) ?? outcome;
    }
    const { output } = Object(answer) as ExecResponse;
    if (outcome.state === "running" && output?.includes(AGENT_ABSENT)) return { state: "failed", reason: "agent" };
    return outcome.reason === "executed" && forMs > LAG_MS ? DEAD_END : outcome;
  };

/** Why a session ended with 254: by the gateway's last word; without one, its command said 254 itself. */
function endingOf(pieces: readonly Piece[] = []): Outcome | undefined {
  const words = pieces.findLast(({ type }) => type === "e");
  if (words === undefined) return pieces.length > 0 ? { state: "failed", reason: "exit-code" } : undefined;
  const text = textOf([words]);
  return endings[text] ?? { state: "failed", reason: text };
}
