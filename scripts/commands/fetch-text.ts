import { UsageError } from "./workspace.ts";

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 20 * 1024 * 1024;

export function isAddress(origin: string): boolean {
  return /^https?:\/\//.test(origin);
}

/** The text at an http(s) address, within half a minute and 20 MB. */
export async function fetchText(url: string, fetch = globalThis.fetch): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return await limitedText(response);
  } catch (error) {
    throw new UsageError(`Cannot fetch ${url}: ${error instanceof Error ? error.message : error}`);
  }
}

async function limitedText(response: Response): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Error(`more than ${MOST_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
