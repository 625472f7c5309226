import type { WireRequest } from "./layer.ts";

/** The request with a header set, whatever the spelling it stood under before. */
export function withHeader(request: WireRequest, name: string, value: string): WireRequest {
  const lowerCase = name.toLowerCase();
  const headers: Record<string, string> = {};
  for (const other in request.headers) {
    if (other.toLowerCase() !== lowerCase) headers[other] = request.headers[other] as string;
  }
  headers[lowerCase] = sendable(value);
  return { ...request, headers };
}

/** `fetch` takes control characters in a header for a failed connection. */
export function sendable(value: string): string {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) throw new TypeError();
  return value;
}
