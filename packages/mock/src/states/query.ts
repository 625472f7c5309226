import { Refusal } from "./refusal.ts";

export interface Range {
  readonly otherwise: number;
  readonly least: number;
  readonly most: number;
  /** What a number outside is refused with. */
  readonly status: number;
}

/** An integer of a query, or its default. */
export function integer(query: URLSearchParams, name: string, { otherwise, least, most, status }: Range): number {
  const text = query.get(name);
  if (text === null) return otherwise;
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Refusal(status, `${name} must be an integer from ${least} to ${most}`);
}

/** Whether a time is between the two RFC 3339 times of a query, as far as they are given. */
export function between(query: URLSearchParams, from: string, to: string, status: number): (at: number) => boolean {
  const instant = (name: string, otherwise: number) => {
    const text = query.get(name);
    if (text === null) return otherwise;
    if (/^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text))) return Date.parse(text);
    throw new Refusal(status, `${name} must be an RFC 3339 time`);
  };
  const first = instant(from, Number.NEGATIVE_INFINITY);
  const last = instant(to, Number.POSITIVE_INFINITY);
  return (at) => at >= first && at <= last;
}
