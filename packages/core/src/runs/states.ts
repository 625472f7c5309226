import type { RunState } from "../types/operation.ts";

/** What a state means for who waits: `open` goes on, `attention` waits for a person, the others have ended. */
export type Fate = "open" | "attention" | "succeeded" | "failed";

const fates = {
  running: "open",
  waiting: "attention",
  succeeded: "succeeded",
  failed: "failed",
  cancelled: "failed",
} as const satisfies Record<RunState, Fate>;

type FailedState = { [State in RunState]: (typeof fates)[State] extends "failed" ? State : never }[RunState];

export const fateOf = (state: RunState): Fate => fates[state];

export const isFailed = (state: RunState): state is FailedState => fates[state] === "failed";

export const isTerminal = (state: RunState): boolean => fates[state] === "succeeded" || isFailed(state);
