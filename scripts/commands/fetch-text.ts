import { UsageError } from "./workspace.ts";

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 20 * 1024 * 1024;
const MOST_REDIRECTS = 5;

/** What an address answered. */
export interface Fetched {
  readonly text: string;
  readonly bytes: Uint8Array;
  /** What to ask with next time, so that an unchanged file is not sent again. */
  readonly etag?: string;
}

export interface FetchOptions {
  readonly fetch?: typeof globalThis.fetch;
  /** The etag of a copy that is here already. */
  readonly etag?: string;
  readonly onProgress?: (bytes: number) => void;
}

export function isAddress(origin: string): boolean {
  return /^https?:\/\//.test(origin);
}

/**
 * What is at an http(s) address, within half a minute and 20 MB; `undefined` where the server says that the copy with
 * the etag is up to date.
 */
export async function fetchFile(url: string, options: FetchOptions = {}): Promise<Fetched | undefined> {
  try {
    const response = await follow(url, options);
    if (response.status === 304 && options.etag !== undefined) return undefined;
    if (!response.ok) throw new Error(`status ${response.status}`);
    const bytes = await limitedBytes(response, options.onProgress);
    const etag = response.headers.get("etag");
    return { bytes, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), ...(etag !== null && { etag }) };
  } catch (error) {
    throw new UsageError(`Cannot fetch ${url}: ${reasonOf(error)}`);
  }
}

/** `fetch` only says that it has failed; why stands in the cause, and with several addresses only in its code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const why = cause.message || ("code" in cause ? cause.code : cause.name);
  return `${error.message}: ${why}`;
}

/** Redirects are followed on the same host only: another one has not been asked for. */
async function follow(url: string, { fetch = globalThis.fetch, etag }: FetchOptions): Promise<Response> {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const headers: Record<string, string> = etag === undefined ? {} : { "if-none-match": etag };
  let address = new URL(url);
  for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
    const response = await fetch(address.href, { signal, headers, redirect: "manual" });
    const location = response.headers.get("location");
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    const next = new URL(location, address);
    if (next.origin !== address.origin) throw new Error(`it redirects to another host: ${next.origin}`);
    address = next;
  }
  throw new Error(`more than ${MOST_REDIRECTS} redirects`);
}

async function limitedBytes(response: Response, onProgress?: (bytes: number) => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.byteLength;
    if (length > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`);
    chunks.push(chunk);
    onProgress?.(length);
  }
  return Buffer.concat(chunks);
}
