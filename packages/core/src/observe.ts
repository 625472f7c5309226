import { type Clock, systemClock } from "./clock.ts";
import type { Layer } from "./layer.ts";

/** One request that was sent, by allow-listed fields: no URL, no header, no body. */
export interface AttemptEvent {
  readonly operation: string;
  readonly method: string;
  /** Absent when no answer came; `error` is then the error's name. */
  readonly status?: number;
  readonly error?: string;
  readonly ms: number;
}

/** Tells `onAttempt` of every request that was sent. */
export const observe =
  (hooks: { readonly onAttempt: (event: AttemptEvent) => void; readonly clock?: Clock }): Layer =>
  (next) =>
  async (request, call) => {
    const { now } = hooks.clock ?? systemClock;
    const started = now();
    const tell = (end: Pick<AttemptEvent, "status" | "error">) =>
      hooks.onAttempt({
        operation: call?.operation ?? "request",
        method: request.method,
        ...end,
        ms: now() - started,
      });
    try {
      const response = await next(request, call);
      tell({ status: response.status });
      return response;
    } catch (error) {
      tell({ error: error instanceof Error ? error.name : "unknown" });
      throw error;
    }
  };
