import type { WireRequest } from "./layer.ts";

/** The request with a header set, whatever the spelling it stood under before. */
export function withHeader(request: WireRequest, name: string, value: string): WireRequest {
  const others = Object.entries(request.headers).filter(([each]) => each.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: { ...Object.fromEntries(others), [name.toLowerCase()]: sendable(value) } };
}

/** `fetch` takes control characters in a header for a failed connection. */
export function sendable(value: string): string {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw new TypeError("a control character");
  return value;
}
