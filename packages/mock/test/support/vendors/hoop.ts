import { bearer, createSdk } from "@x/core";
import { table } from "@x/hoop/operations";
import type { CreateClient } from "../vendors.ts";

// Of the table alone: the package looks at the gateway's state before some calls, and refuses made-up input.
export const createClient: CreateClient = (baseUrl, token, options) =>
  createSdk<object, object>(table, { vendor: "hoop", baseUrl, auth: [bearer(token)], retry: false, ...options });
