/**
 * The pause a server asks for, in milliseconds: `retry-after-ms`, or `Retry-After` in seconds or as an HTTP date. A date is
 * read against the server's own `Date`, as the two clocks may differ; `now` stands in where there is none.
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const ms = amount(headers.get("retry-after-ms"));
  if (ms !== undefined) return ms;
  const value = headers.get("retry-after");
  const seconds = amount(value);
  if (seconds !== undefined) return seconds * 1000;
  const date = httpDate(value);
  return date === undefined ? undefined : Math.max(0, date - (httpDate(headers.get("date")) ?? now));
}

function amount(value: string | null): number | undefined {
  return value !== null && /^\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : undefined;
}

/** RFC 9110, section 5.6.7: all three forms are UTC, though asctime (`Sun Nov  6 08:49:37 1994`) does not say so. */
function httpDate(value: string | null): number | undefined {
  // `Date.parse` makes a date of many a text, of "wait 5" too.
  if (value === null || !/\d\d:\d\d:\d\d/.test(value)) return undefined;
  const ms = Date.parse(/\d{4}\s*$/.test(value) ? `${value} GMT` : value);
  return Number.isNaN(ms) ? undefined : ms;
}
