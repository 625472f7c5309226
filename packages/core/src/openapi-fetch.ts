import createClient, { type Client } from "openapi-fetch";
import type { Fetch } from "./layer.ts";
import type { RequestParts } from "./request.ts";

/** openapi-fetch's client, typed by a vendor's `paths`: answers `{ data, error, response }`. */
export type RawClient<Paths extends object> = Client<Paths>;

/** Builds the request of one call and hands it to `fetch`. */
export type Send = (
  method: string,
  path: string,
  parts: RequestParts,
  fetch: Fetch,
  signal?: AbortSignal,
) => Promise<Response>;

/** The only module that knows openapi-fetch. */
export function createRaw<Paths extends object>(
  baseUrl: string,
  headers: Readonly<Record<string, string>>,
  fetch: Fetch,
): { readonly raw: RawClient<Paths>; readonly send: Send } {
  const raw = createClient<Paths>({ baseUrl, headers, fetch: (request) => fetch(request) });
  // One operation's types are of no use here: the table decides method and path at run time.
  const request = raw.request as (
    method: string,
    path: string,
    init: object,
  ) => Promise<{ response: Response }>;
  return {
    raw,
    async send(method, path, { params, body, headers }, fetch, signal) {
      const init = {
        params,
        body,
        headers,
        parseAs: "stream",
        fetch: (request: Request) => fetch(request),
        signal,
      };
      const { response } = await request(method, path, init);
      return response;
    },
  };
}
