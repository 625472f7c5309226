import createClient, { type Client, createFinalURL, createQuerySerializer } from "openapi-fetch";
import type { Fetch } from "./layer.ts";
import type { RequestParts } from "./request.ts";

/** openapi-fetch's client, typed by a vendor's `paths`: answers `{ data, error, response }`. */
export type RawClient<Paths extends object> = Client<Paths>;

/** openapi-fetch's client over our layers. */
export const createRaw = <Paths extends object>(
  baseUrl: string,
  headers: HeadersInit,
  fetch: Fetch,
): RawClient<Paths> => createClient<Paths>({ baseUrl, headers, fetch: (request) => fetch(request) });

const querySerializer = createQuerySerializer<Record<string, unknown>>();

/** The address of a call, put together by openapi-fetch. */
export const callUrl = (baseUrl: string, template: string, { path, query }: RequestParts): string =>
  createFinalURL(template, { baseUrl, params: { path, query }, querySerializer, pathSerializer });

/** Only plain values stand in our templates, already checked. */
const pathSerializer = (template: string, values: Record<string, unknown>): string =>
  template.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])));
