import type { FetchInit } from "./fetch.ts";

/** Deno's `fetch` sends a request again whose kept connection breaks before the answer, but never a stream. */
export const repeatsByItself = "Deno" in globalThis;

/** The same request with its body as a stream, piped because Deno knows a stream of its own by its text. */
export function unrepeatable({ body, headers, ...init }: FetchInit): FetchInit {
  // A form chooses its boundary, and says so in its type.
  const { body: stream, headers: own } = new Response(body ?? "");
  const type: Record<string, string> =
    body instanceof FormData ? { "content-type": own.get("content-type") as string } : {};
  return {
    ...init,
    headers: { ...headers, ...type },
    body: (stream as ReadableStream).pipeThrough(new TransformStream()),
    duplex: "half",
  };
}
