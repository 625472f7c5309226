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
    const { onAttempt, clock = systemClock } = hooks;
    const started = clock.now();
    const tell = (end: Pick<AttemptEvent, "status" | "error">) =>
      onAttempt({
        operation: call?.operation ?? "request",
        method: request.method,
        ...end,
        ms: clock.now() - started,
      });
    const response = await next(request, call).catch((error: unknown) => {
      tell({ error: error instanceof Error ? error.name : "unknown" });
      throw error;
    });
    tell({ status: response.status });
    return response;
  };
