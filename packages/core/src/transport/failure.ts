/** Codes of connections that were never made, so no server saw the request: not found, refused, distrusted (Node, Bun). */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|ERR_INVALID_URL|ConnectionRefused|FailedToOpenSocket|connect \w+)$|CERT|UNABLE_TO_VERIFY/;

/**
 * Whether what `fetch` threw proves that the connection was never made. Node and Bun tell; Deno, workerd and browsers give
 * no code, so that nothing is proved there.
 */
export function isNeverSent(error: unknown): boolean {
  const codes = errorCodes(error);
  return codes.length > 0 && codes.every((code) => NEVER_SENT.test(code));
}

/** The codes along an error's causes; of an aggregate (several addresses tried), those of each member. */
export function errorCodes(error: unknown, depth = 0): string[] {
  const { code, syscall, cause, errors } = Object(error) as Record<string, unknown>;
  if (depth > 5) return [];
  if (Array.isArray(errors) && errors.length > 0) return errors.flatMap((each) => errorCodes(each, depth + 1));
  // The same code may come while connecting or in the middle of an answer.
  if (typeof code === "string") return [syscall === "connect" ? `connect ${code}` : code];
  return cause === undefined ? [] : errorCodes(cause, depth + 1);
}

/** How platforms word a failed connection that has no code: Deno, workerd, Chromium, Firefox, Safari. */
const WORDS = /fetch failed|failed to fetch|error sending request|network|connection|load failed|internal error|socket/i;

/**
 * Whether what a `fetch` threw is a failure of the connection. The platform's own throws nothing else; a caller's wrapper
 * may have a fault of its own, which is no reason to send anything again.
 */
export function isConnectionFailure(error: unknown, isWrapped: boolean): boolean {
  return !isWrapped || errorCodes(error).length > 0 || WORDS.test(String(error));
}
