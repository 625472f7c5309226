import { ApiError, type CallOptions, DecodeError } from "@x/core";
import type { HoopApi } from "./generated/client.ts";

export type DownloadOptions = CallOptions & { readonly extension?: string };

/** A session has one link at a time, which another reader's new one takes the place of. */
const LINKS = 5;
/** Answers to a link that is used, replaced or too old. */
const LOST = [401, 404, 410];

/** The last download of each session under way, by the client's methods. */
const queues = new WeakMap<object, Map<string, Promise<unknown>>>();

/** The bytes of a session's output, by links that the gateway makes for one use: one at a time. */
export function downloads(sessions: HoopApi["sessions"], session_id: string) {
  const queue = queues.get(sessions) ?? new Map<string, Promise<unknown>>();
  queues.set(sessions, queue);
  return (options: DownloadOptions = {}): Promise<ReadableStream<Uint8Array>> => {
    const mine = Promise.resolve(queue.get(session_id)).then(() => load(sessions, session_id, options));
    const settled = mine
      .catch(() => undefined)
      .then(() => {
        if (queue.get(session_id) === settled) queue.delete(session_id);
      });
    queue.set(session_id, settled);
    return mine;
  };
}

async function load(
  { get, download }: HoopApi["sessions"],
  session_id: string,
  { extension = "txt", ...options }: DownloadOptions,
): Promise<ReadableStream<Uint8Array>> {
  for (let links = 1; ; links++) {
    const token = tokenOf(await get({ session_id, extension }, options));
    try {
      return await download({ session_id, token, extension }, options);
    } catch (error) {
      if (links >= LINKS || !(error instanceof ApiError) || !LOST.includes(error.status)) throw error;
    }
  }
}

function tokenOf({ download_url: url }: { readonly download_url?: unknown }): string {
  const token = typeof url === "string" && URL.canParse(url) ? new URL(url).searchParams.get("token") : null;
  if (token !== null) return token;
  throw new DecodeError("the answer has no download link", { operation: "sessions.get", acted: "yes" });
}
