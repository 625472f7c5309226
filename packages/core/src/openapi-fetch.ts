import createClient, { type Client, createFinalURL } from "openapi-fetch";
import type { Fetch } from "./layer.ts";
import { pathValue } from "./request.ts";

/** openapi-fetch's client, typed by a vendor's `paths`: answers `{ data, error, response }`. */
export type RawClient<Paths extends object> = Client<Paths>;

/** openapi-fetch's client over our layers. */
export const createRaw = <Paths extends object>(
  baseUrl: string,
  headers: HeadersInit,
  fetch: Fetch,
): RawClient<Paths> =>
  createClient<Paths>({
    baseUrl,
    headers,
    pathSerializer: (template, values) =>
      template.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(pathValue("path", name, values[name]))),
    fetch: (request) => fetch(request),
  });

/** An address, put together by openapi-fetch; the values in the path are filled in already. */
export const urlOf = (baseUrl: string, pathname: string, query: Record<string, unknown>): string =>
  createFinalURL(pathname, { baseUrl, params: { query }, querySerializer, pathSerializer: (path) => path });

/** Lists as repeated keys, as every vendor here reads them. */
function querySerializer(query: Record<string, unknown>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, each] as const));
  return pairs
    .filter(([, value]) => value != null)
    .map((pair) => pair.map((part) => encodeURIComponent(String(part))).join("="))
    .join("&");
}
