import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * Lets pages of this machine read what the mock answers, as Prism does (Fetch Standard, "CORS protocol"); no page of
 * another host. Answers a preflight itself, which is the browser's question and no request of the program under test.
 */
export function answersPreflight(incoming: IncomingMessage, response: ServerResponse): boolean {
  const {
    origin,
    "access-control-request-method": method,
    "access-control-request-headers": headers,
  } = incoming.headers;
  if (origin === undefined || !isOfThisMachine(origin)) return false;
  response.setHeader("access-control-allow-origin", origin);
  response.setHeader("access-control-expose-headers", "*");
  if (incoming.method !== "OPTIONS" || method === undefined) return false;
  response.setHeader("access-control-allow-methods", method);
  response.setHeader("access-control-allow-headers", headers ?? "*");
  response.writeHead(204).end();
  return true;
}

function isOfThisMachine(origin: string): boolean {
  const host = URL.canParse(origin) ? new URL(origin).hostname : "";
  return host === "localhost" || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}
