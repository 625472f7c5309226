import { ANY, ApiError, CALL, type CallOptions, checkOptions, DecodeError } from "@x/core";
import type { HoopApi } from "./generated/client.ts";

export type DownloadOptions = CallOptions & { readonly extension?: string };

/** A session has one link at a time, which another reader's new one takes the place of. */
const LINKS = 5;
/** Answers to a link that is used, replaced or too old. */
const LOST = [401, 404, 410];

/** The bytes of a session's output, by links that the gateway makes for one use: one at a time. */
export function downloads({ get, download }: HoopApi["sessions"], session_id: string) {
  let earlier: Promise<unknown> = Promise.resolve();

  async function load(given: DownloadOptions): Promise<ReadableStream<Uint8Array>> {
    checkOptions("sessions.download", given, { ...CALL, extension: ANY });
    const { extension = "txt", ...options } = given;
    for (let links = 1; ; links++) {
      const token = tokenOf(await get({ session_id, extension }, options));
      try {
        return await download({ session_id, token, extension }, options);
      } catch (error) {
        if (links >= LINKS || !(error instanceof ApiError) || !LOST.includes(error.status)) throw error;
      }
    }
  }

  return (options: DownloadOptions = {}): Promise<ReadableStream<Uint8Array>> => {
    const mine = earlier.then(() => load(options));
    earlier = mine.catch(() => undefined);
    return mine;
  };
}

function tokenOf({ download_url: link }: { readonly download_url?: unknown }): string {
  const [, token] = /[?&]token=([^&]+)/.exec(String(link)) ?? [];
  if (token) return token;
  throw new DecodeError("the answer has no download link", { operation: "sessions.get", acted: "yes" });
}
