import type { Bytes } from "../types/bytes.ts";
/** What a `fetch` is given. */
export interface FetchInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Bytes | Blob | FormData | ReadableStream;
  readonly signal: AbortSignal;
  readonly redirect: "manual";
  /** Of a body that is a stream. */
  readonly duplex?: "half";
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
