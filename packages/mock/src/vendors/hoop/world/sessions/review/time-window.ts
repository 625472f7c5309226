import { Refusal } from "../../http/answers.ts";
import type { TimeWindow } from "../../types/review.ts";

/** A time window as the gateway takes it; its type is not looked at (`time-window`). */
export function readTimeWindow(value: unknown): TimeWindow | undefined {
  if (value === undefined || value === null) return undefined;
  const { type, configuration } = value as { type?: unknown; configuration?: Record<string, unknown> };
  const from = String(configuration?.start_time ?? "");
  const to = String(configuration?.end_time ?? "");
  if (from === "" || to === "") throw new Refusal(400, "both from and to time must be provided");
  checkTime("start_time", from);
  checkTime("end_time", to);
  return { type: String(type), configuration: { start_time: from, end_time: to } };
}

function checkTime(name: string, text: string): void {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return;
  throw new Refusal(400, `invalid ${name} format, expected HH:MM in 24-hour format`);
}
