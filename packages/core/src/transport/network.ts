import { ConnectionError } from "../errors/errors.ts";
import { callOf } from "./call.ts";
import { failureText, isConnectionFailure, isNeverSent } from "./failure.ts";
import type { Send } from "./layer.ts";

/** What a `fetch` is given. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array<ArrayBuffer> | Blob | FormData;
  readonly signal: AbortSignal;
  readonly redirect: "manual";
}

/** What is read of a `fetch`'s response. */
export interface FetchResponse {
  readonly status: number;
  readonly statusText: string;
  readonly ok: boolean;
  readonly headers: Iterable<[string, string]> & { get(name: string): string | null; has(name: string): boolean };
  /** A web stream, or anything that can be iterated over. */
  readonly body: unknown;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Any `fetch` with the standard's signature: the platform's, undici's, node-fetch's, a mock's. */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** The one place that touches the network. */
export const network =
  (fetch?: Fetch): Send =>
  async (request, view) => {
    const { operation, signal, ledger, redactor } = callOf(request, view);
    const { url, method, headers, body } = request;
    const init = { method, headers, signal, redirect: "manual", ...(body !== undefined && { body }) } as const;
    const sent = ledger.leaving();
    try {
      const response = await (fetch ?? globalThis.fetch)(url, init);
      sent.answered(response.status);
      // Whatever else a foreign response lacks is not read.
      return response as Response;
    } catch (cause) {
      if (signal.aborted) throw signal.reason;
      if (isNeverSent(cause)) sent.neverSent();
      if (!isConnectionFailure(cause, fetch !== undefined)) throw cause;
      const message = `connection failed (${redactor.clean(failureText(cause))})`;
      throw new ConnectionError(message, { operation, acted: ledger.acted, cause });
    }
  };
