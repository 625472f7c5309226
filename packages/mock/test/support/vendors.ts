import { createAirplane } from "@x/airplane";
import { table as airplane } from "@x/airplane/operations";
import { createBlink } from "@x/blink";
import { table as blink } from "@x/blink/operations";
import { bearer, type ClientOptions, createSdk, type Table } from "@x/core";
import { table as hoop } from "@x/hoop/operations";
import { type Document, vendorDocument } from "../../src/index.ts";

/** A vendor's package, as its contract is tested. */
export interface Vendor {
  readonly name: string;
  readonly document: Document;
  readonly table: Table;
  /** A client that sends every call once, unless the options say otherwise. */
  readonly createClient: (baseUrl: string, secret: string, options?: ClientOptions) => object;
}

export const vendors: readonly Vendor[] = [
  {
    name: "airplane",
    document: vendorDocument("airplane"),
    table: airplane,
    createClient: (baseUrl, apiKey, options) => createAirplane({ baseUrl, apiKey, retry: false, ...options }),
  },
  {
    name: "hoop",
    document: vendorDocument("hoop"),
    table: hoop,
    // Of the table alone: the package looks at the gateway's state before some calls, and refuses made-up input.
    createClient: (baseUrl, token, options) =>
      createSdk<object, object>(hoop, { vendor: "hoop", baseUrl, auth: [bearer(token)], retry: false, ...options }),
  },
  {
    name: "blink",
    document: vendorDocument("blink"),
    table: blink,
    createClient: (baseUrl, apiKey, options) =>
      createBlink({ baseUrl, apiKey, workspace: "ws", retry: false, ...options }),
  },
];
