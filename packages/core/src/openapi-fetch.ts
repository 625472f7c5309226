import createClient, { type Client, createFinalURL } from "openapi-fetch";
import type { Fetch } from "./layer.ts";
import { pathValue, type RequestParts } from "./request.ts";

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
    pathSerializer,
    fetch: (request) => fetch(request),
  });

/** The address of a call, put together by openapi-fetch; `requestParts` has seen to it that all values are plain. */
export const callUrl = (baseUrl: string, template: string, { path, query }: RequestParts): string =>
  createFinalURL(template, { baseUrl, params: { path, query }, querySerializer, pathSerializer });

const pathSerializer = (template: string, values: Record<string, unknown>): string =>
  template.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(pathValue("path", name, values[name])));

/** Lists as repeated keys, as every vendor here reads them. */
const querySerializer = (query: Record<string, unknown>): string =>
  Object.entries(query)
    .flatMap(([name, value]) => [value].flat().map((each) => [name, each]))
    .filter(([, value]) => value != null)
    .map((pair) => pair.map((part) => encodeURIComponent(String(part))).join("="))
    .join("&");
