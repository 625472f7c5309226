import { type CallOptions, DecodeError } from "@x/core";
import type { HoopApi } from "./generated/client.ts";

/** The bytes of a session's output, by a link that the gateway makes for one use. */
export async function downloadOutput(
  sessions: HoopApi["sessions"],
  { session_id, extension }: { readonly session_id: string; readonly extension: string },
  options?: CallOptions,
): Promise<ReadableStream<Uint8Array>> {
  const link: unknown = await sessions.get({ session_id, extension }, options);
  const token = tokenOf(link);
  if (token !== undefined) return sessions.download({ session_id, token, extension }, options);
  throw new DecodeError("the answer has no download link", { operation: "sessions.get", acted: "yes" });
}

function tokenOf(link: unknown): string | undefined {
  const { download_url: url } = Object(link) as { download_url?: unknown };
  if (typeof url !== "string" || !URL.canParse(url)) return undefined;
  return new URL(url).searchParams.get("token") ?? undefined;
}
