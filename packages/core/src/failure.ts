import { type Acted, ConnectionError, SdkError } from "./errors.ts";
import type { Effect } from "./operation.ts";

/** Error codes of connections that were never made, so no server saw the request (Node, Bun). */
const NEVER_SENT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
  "ConnectionRefused",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "ERR_TLS_CERT_ALTNAME_INVALID",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
]);

/** What `fetch` threw, as one of our errors; `before` is whether an earlier attempt may have acted. */
export function connectionError(cause: unknown, operation: string, before: boolean): SdkError {
  if (cause instanceof SdkError) return cause;
  const codes = errorCodes(cause);
  const neverSent = codes.length > 0 && codes.every((code) => NEVER_SENT.has(code));
  const acted = neverSent && !before ? "no" : "maybe";
  const what = codes.length > 0 ? [...new Set(codes)].join(", ") : String(cause);
  return new ConnectionError(`connection failed (${what})`, { operation, acted, cause });
}

/** The codes along an error's causes; of an aggregate (several addresses tried), those of each member. */
function errorCodes(error: unknown, depth = 0): string[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0)
    return errors.flatMap((each) => errorCodes(each, depth + 1));
  return typeof code === "string" ? [code] : errorCodes(cause, depth + 1);
}

/**
 * What a status tells about the server's deed. 4xx is a rejection before anything was done, and so is 501; 408 and
 * the other 5xx prove nothing: a gateway may have given up on a server that acted.
 */
export function actedBy(status: number): Acted {
  if (status < 300) return "yes";
  return status === 408 || (status >= 500 && status !== 501) ? "maybe" : "no";
}

const isTransient = (status: number): boolean =>
  status === 408 || status === 429 || (status >= 500 && status !== 501);

/** Whether an answer with this status may be asked for again. */
export const mayRetryStatus = (effect: Effect, status: number): boolean =>
  effect === "once" ? status === 429 : isTransient(status);

/** Whether a call that ended without an answer may be sent again. */
export const mayRetryError = (effect: Effect, error: unknown): boolean =>
  error instanceof ConnectionError && (effect !== "once" || error.acted === "no");
