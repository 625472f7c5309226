import { ANY, checkOptions, RefusedError } from "@x/core";

export interface SignedRequest {
  /** The whole address the sender used, with its query, to the letter. */
  readonly url: string;
  /** The body as it was received, before any parsing. */
  readonly body: string | Uint8Array;
  /** The header `X-BLINK-SIGNATURE`, as `headers.get(…)` answers it. */
  readonly signature: string | null | undefined;
  /** The API key of the webhook, which is no user's key. */
  readonly key: string;
  /** Milliseconds the timestamp may lie in the past or the future. Default 300,000 (5 minutes). */
  readonly toleranceMs?: number;
  /** Now, in epoch milliseconds. */
  readonly now?: number;
}

/** Look at `ok`: the result itself is always truthy. */
export type WebhookVerdict =
  | { readonly ok: true; readonly signedAt: Date }
  | {
      readonly ok: false;
      /**
       * `missing`: there is no header. `malformed`: it is not `ts=<digits>;sig1=<64 hex digits>`. `signature`: address,
       * body or key is another. `timestamp`: rightly signed, but too long ago or ahead of time.
       */
      readonly reason: "missing" | "malformed" | "signature" | "timestamp";
    };

const OPTIONS = { url: ANY, body: ANY, signature: ANY, key: ANY, toleranceMs: ANY, now: ANY };

/**
 * Whether a request to a webhook of Blink carries a signature made with the webhook's key, just now.
 * Blink states neither how the digest is written, which is taken to be hex, nor the timestamp's unit: below 10^11 it
 * counts as seconds, else as milliseconds. Throws `RefusedError` only for an empty key or an option that does not exist.
 */
export async function verifyWebhook(request: SignedRequest): Promise<WebhookVerdict> {
  checkOptions("verifyWebhook", request, OPTIONS);
  const { url, body, signature, key, toleranceMs = 300_000, now = Date.now() } = request;
  if (!key) throw new RefusedError("the key is empty", { operation: "verifyWebhook" });
  if (signature === null || signature === undefined) return { ok: false, reason: "missing" };
  const [, timestamp, digest] = /^ts=(\d{1,15});sig1=([\da-fA-F]{64})$/.exec(signature) ?? [];
  if (timestamp === undefined || digest === undefined) return { ok: false, reason: "malformed" };

  const message = new Blob([`${timestamp}.${url}.`, typeof body === "string" ? body : new Uint8Array(body)]);
  if (!(await isSigned(await message.arrayBuffer(), digest, key))) return { ok: false, reason: "signature" };

  const signedAt = Number(timestamp) * (Number(timestamp) < 1e11 ? 1000 : 1);
  if (!(Math.abs(now - signedAt) <= toleranceMs)) return { ok: false, reason: "timestamp" };
  return { ok: true, signedAt: new Date(signedAt) };
}

/** Web Crypto compares in constant time. */
async function isSigned(message: ArrayBuffer, digest: string, key: string): Promise<boolean> {
  const hmac = { name: "HMAC", hash: "SHA-256" };
  const secret = await crypto.subtle.importKey("raw", new TextEncoder().encode(key), hmac, false, ["verify"]);
  const signature = Uint8Array.from(digest.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return crypto.subtle.verify(hmac, secret, signature, message);
}
