import { isObject } from "./is-object.ts";
import type { Recording } from "./recording.ts";

/** When a recording began: a session's own time, less the time at which it was started. */
export function originOf({ exchanges }: Recording): number {
  for (const { at, answer } of exchanges) {
    const id = isObject(answer) ? answer.session_id : undefined;
    const started = typeof id === "string" ? startOf(exchanges, id) : undefined;
    if (started !== undefined) return started - at;
  }
  return Date.UTC(2026, 10, 26, 15, 30);
}

function startOf(exchanges: Recording["exchanges"], id: string): number | undefined {
  for (const { answer } of exchanges) {
    const rows = isObject(answer) && Array.isArray(answer.data) ? answer.data : [answer];
    for (const row of rows) if (isObject(row) && row.id === id) return Date.parse(String(row.start_date));
  }
  return undefined;
}
