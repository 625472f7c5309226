import { type Acted, ConnectionError, SdkError } from "./errors.ts";
import type { Effect } from "./operation.ts";

/** Codes of connections that were never made, so no server saw the request: not found, refused, distrusted (Node, Bun). */
const NEVER_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$|CERT|UNABLE_TO_VERIFY|^connect E\w+UNREACH$/;

/** What `fetch` threw, as one of our errors; `before` is whether an earlier attempt may have acted. */
export function connectionError(cause: unknown, operation: string, before: boolean): SdkError {
  // What kept this attempt from being sent says nothing of the one before.
  if (cause instanceof SdkError)
    return before && cause.acted === "no" ? Object.assign(cause, { acted: "maybe" }) : cause;
  const codes = errorCodes(cause);
  const neverSent = codes.length > 0 && codes.every((code) => NEVER_SENT.test(code));
  const what = codes.length > 0 ? [...new Set(codes)].join(", ") : String(cause);
  const acted = neverSent && !before ? "no" : "maybe";
  return new ConnectionError(`connection failed (${what})`, { operation, acted, cause });
}

/** The codes along an error's causes; of an aggregate (several addresses tried), those of each member. */
function errorCodes(error: unknown, depth = 0): string[] {
  const { code, syscall, cause, errors } = Object(error) as Record<string, unknown>;
  if (depth > 5) return [];
  if (Array.isArray(errors) && errors.length > 0) return errors.flatMap((each) => errorCodes(each, depth + 1));
  // An unreachable host may be found out while connecting or in the middle of an answer.
  if (typeof code === "string") return [code.endsWith("UNREACH") ? `${syscall} ${code}` : code];
  return cause === undefined ? [] : errorCodes(cause, depth + 1);
}

/** Proves nothing: a gateway may have given up on a server that acted. */
const isUnclear = (status: number): boolean => status === 408 || (status >= 500 && status !== 501);

/**
 * What a status tells about the server's deed. 4xx is a rejection before anything was done, and so is 501; 307 and 308
 * ask for the request elsewhere, while other redirects may follow a deed.
 */
export function actedBy(status: number): Acted {
  if (status < 300) return "yes";
  return isUnclear(status) || status < 307 ? "maybe" : "no";
}

/** Whether an answer with this status may be asked for again. */
export const mayRetryStatus = (effect: Effect, status: number): boolean =>
  status === 429 || (effect !== "once" && isUnclear(status));

/** Whether a call that ended without an answer may be sent again. */
export const mayRetryError = (effect: Effect, error: unknown): boolean =>
  error instanceof ConnectionError && (effect !== "once" || error.acted === "no");
