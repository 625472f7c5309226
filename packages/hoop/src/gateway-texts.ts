import type { Outcome } from "@x/core";

/** Of a start's answer: its agent was not there, nothing ran, and the record stays `open` for ever. */
export const AGENT_ABSENT = "agent is offline";

/** Of a 500: there is no review of this id, of this session, or none that can be decided so. */
export const NO_REVIEW = /review not found|(obtain|retriev)ing review/;

// Pure, so that bundles without waits drop what is made by it.
const failed = (reason: string): Outcome => ({ state: "failed", reason });

/** Why a session ended with 254, as the gateway writes it among its events. */
export const endings: Readonly<Record<string, Outcome>> = {
  "session killed by the user": { state: "cancelled", reason: undefined },
  "agent has disconnected": /* @__PURE__ */ failed("agent"),
  "gateway shutdown": /* @__PURE__ */ failed("gateway"),
  "no log found on disk": /* @__PURE__ */ failed("no-log"),
};

/** A review that is used up while nothing has run: no gateway will run that session any more. */
export const DEAD_END = /* @__PURE__ */ failed("dead-end: its review is used up, nothing ran; a new start is needed");
