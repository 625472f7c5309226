import type { Call } from "../../src/layer.ts";

/** A call as layers see it. */
export const callOf = (parts: Partial<Call> = {}): Call => ({
  ...{ operation: "items.get", effect: "read", timeoutMs: 60_000, deadlineMs: 120_000 },
  ...{
    streams: false,
    signal: undefined,
    since: Date.UTC(2026, 10, 22),
    idempotencyKey: undefined,
    attempt: 1,
    secrets: new Set<string>(),
    actedBefore: false,
    maybeActed: false,
  },
  ...parts,
});
