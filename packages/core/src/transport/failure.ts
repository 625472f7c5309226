/** Codes of connections that were never made, so no server saw the request: not found, refused, distrusted (Node, Bun). */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|ERR_INVALID_URL|ConnectionRefused|FailedToOpenSocket|connect \w+)$|CERT|UNABLE_TO_VERIFY/;

/**
 * Whether what `fetch` threw proves that the connection was never made. Node and Bun tell; Deno, workerd and browsers give
 * no code, so that nothing is proved there.
 */
export function isNeverSent(error: unknown): boolean {
  return grounds(error).every((code) => code !== undefined && NEVER_SENT.test(code));
}

/** The codes along an error's causes; of an aggregate (several addresses tried), those of each member. */
export const errorCodes = (error: unknown): string[] => grounds(error).filter((code) => code !== undefined);

/** The same, `undefined` standing for a failure that has no code. */
function grounds(error: unknown, depth = 0): (string | undefined)[] {
  const { code, syscall, cause, errors } = Object(error) as Record<string, unknown>;
  if (depth > 5) return [undefined];
  if (Array.isArray(errors) && errors.length > 0) return errors.flatMap((each) => grounds(each, depth + 1));
  // The same code may come while connecting or in the middle of an answer.
  if (typeof code === "string") return [syscall === "connect" ? `connect ${code}` : code];
  return cause === undefined ? [undefined] : grounds(cause, depth + 1);
}

/** What an error message says of a failed connection. */
export function failureText(error: unknown): string {
  const text = [...new Set(errorCodes(error))].join(", ") || String(error);
  const isSilence = /UND_ERR_(HEADERS|BODY)_TIMEOUT/.test(text);
  return isSilence ? `${text}: Node's fetch ends a silence of 300 s, see README` : text;
}

/** How platforms word a failed connection that has no code: Deno, workerd, Chromium, Firefox, Safari. */
const WORDS =
  /fetch failed|failed to fetch|error sending request|network|connection|load failed|terminated|internal error|socket/i;

/** Codes by which a platform names a mistake in the program. */
const MISTAKE = /ERR_(INVALID_ARG|MISSING_ARGS)/;

/**
 * Whether what a `fetch` threw is a failure of the connection. The platform's own throws nothing else; a caller's wrapper
 * may have a fault of its own, which is no reason to send anything again.
 */
export function isConnectionFailure(error: unknown, isWrapped: boolean): boolean {
  if (!isWrapped) return true;
  const codes = errorCodes(error);
  return codes.length > 0 ? !codes.every((code) => MISTAKE.test(code)) : WORDS.test(String(error));
}
