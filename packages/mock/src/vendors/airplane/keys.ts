import type { Answer } from "../../http/message.ts";
import type { Call } from "../../states/scenario.ts";
import type { Clock } from "../../states/timeline.ts";

const HOUR_MS = 3_600_000;

/** Wraps routes: a repeated `Idempotency-Key` gets the first answer again for an hour, if that was a good one. */
export function createKeyed(clock: Clock) {
  const kept = new Map<string, { readonly answer: Answer; readonly at: number }>();

  return <Store>(route: (call: Call, store: Store) => Answer) =>
    (call: Call, store: Store): Answer => {
      const key = call.headers["idempotency-key"] as string | undefined;
      if (key === undefined) return route(call, store);
      const first = kept.get(key);
      const answer = first && clock.now() < first.at + HOUR_MS ? first.answer : route(call, store);
      if (answer !== first?.answer) kept.set(key, { answer, at: clock.now() });
      return { ...answer, headers: { ...answer.headers, "idempotency-key": key } };
    };
}
