import { createAirplane } from "@x/airplane";
import { table as airplane } from "@x/airplane/operations";
import { createBlink } from "@x/blink";
import { table as blink } from "@x/blink/operations";
import type { Table } from "@x/core";
import { createHoop } from "@x/hoop";
import { table as hoop } from "@x/hoop/operations";
import { type Document, vendorDocument } from "../../src/index.ts";

/** A vendor's package, as its contract is tested. */
export interface Vendor {
  readonly name: string;
  readonly document: Document;
  readonly table: Table;
  /** A client that sends every call once. */
  readonly createClient: (baseUrl: string, secret: string) => object;
}

export const vendors: readonly Vendor[] = [
  {
    name: "airplane",
    document: vendorDocument("airplane"),
    table: airplane,
    createClient: (baseUrl, apiKey) => createAirplane({ baseUrl, apiKey, retry: false }),
  },
  {
    name: "hoop",
    document: vendorDocument("hoop"),
    table: hoop,
    createClient: (baseUrl, token) => createHoop({ baseUrl, token, retry: false }),
  },
  {
    name: "blink",
    document: vendorDocument("blink"),
    table: blink,
    createClient: (baseUrl, apiKey) => createBlink({ baseUrl, apiKey, workspace: "ws", retry: false }),
  },
];
