import createClient, { type Client, createFinalURL } from "openapi-fetch";
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

/** An address, put together by openapi-fetch; the values in the path are filled in already. */
export const urlOf = (baseUrl: string, pathname: string, query: Record<string, unknown>): string =>
  createFinalURL(pathname, { baseUrl, params: { query }, querySerializer, pathSerializer: (path) => path });

/** Lists as repeated keys, as every vendor here reads them. */
function querySerializer(query: Record<string, unknown>): string {
  let text = "";
  const add = (name: string, value: unknown) => {
    if (value != null) text += `${text && "&"}${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`;
  };
  for (const name of Object.keys(query)) {
    const value = query[name];
    if (Array.isArray(value)) for (const each of value.flat()) add(name, each);
    else add(name, value);
  }
  return text;
}
