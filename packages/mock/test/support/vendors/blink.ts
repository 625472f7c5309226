import { table } from "@x/blink/operations";
import { apiKey, createSdk } from "@x/core";
import type { CreateClient } from "../vendors.ts";

/** Of the table alone: the package reads a field before it updates it. */
export const createClient: CreateClient = (baseUrl, secret, options) =>
  createSdk<object, object>(table, {
    vendor: "blink",
    baseUrl,
    auth: [apiKey("BLINK-API-KEY", secret)],
    defaults: { ws_id: "ws" },
    retry: false,
    ...options,
  });
