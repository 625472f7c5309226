import createClient, { type Client } from "openapi-fetch";
import type { WireRequest } from "../transport/layer.ts";
import { filledPath } from "./path-value.ts";

/** openapi-fetch's client, typed by a vendor's `paths`: answers `{ data, error, response }`. */
export type RawClient<Paths extends object> = Client<Paths>;

/** openapi-fetch's client over our layers. */
export const createRaw = <Paths extends object>(
  { baseUrl, headers = {} }: { readonly baseUrl: string; readonly headers?: Readonly<Record<string, string>> },
  send: (request: WireRequest, signal: AbortSignal) => Promise<Response>,
): RawClient<Paths> =>
  createClient<Paths>({
    baseUrl,
    headers,
    pathSerializer: (template, values) => filledPath("path", template, (name) => values[name]),
    fetch: async (request) => send(await wireRequest(request), request.signal),
  });

/** A `Request` as a value: its body is read, so that it can be sent again. */
async function wireRequest(request: Request): Promise<WireRequest> {
  const { method, url } = request;
  const headers = Object.fromEntries(request.headers);
  return { method, url, headers, ...(request.body !== null && { body: new Uint8Array(await request.arrayBuffer()) }) };
}
