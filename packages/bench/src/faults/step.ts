import type { Reaction } from "../../../mock/src/faults/fault-server.ts";

/** What a scripted server does with one request, and whether that proves to the client that it did not act. */
export interface Step {
  readonly react: Reaction;
  readonly acted: "no" | "maybe";
}

/** The server cannot have acted, and the client can tell. */
export const harmless = (react: Reaction): Step => ({ react, acted: "no" });

/** The server may have acted, for all the client can tell. */
export const unproven = (react: Reaction): Step => ({ react, acted: "maybe" });
