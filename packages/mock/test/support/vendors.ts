import { createAirplane } from "@x/airplane";
import { createBlink } from "@x/blink";
import { readTable, type Table } from "@x/core";
import { createHoop } from "@x/hoop";
import { table as airplane } from "../../../airplane/src/generated/table.ts";
import { table as blink } from "../../../blink/src/generated/table.ts";
import { table as hoop } from "../../../hoop/src/generated/table.ts";
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
    table: readTable(airplane),
    createClient: (baseUrl, apiKey) => createAirplane({ baseUrl, apiKey, retry: false }),
  },
  {
    name: "hoop",
    document: vendorDocument("hoop"),
    table: readTable(hoop),
    createClient: (baseUrl, token) => createHoop({ baseUrl, token, retry: false }),
  },
  {
    name: "blink",
    document: vendorDocument("blink"),
    table: readTable(blink),
    createClient: (baseUrl, apiKey) => createBlink({ baseUrl, apiKey, workspace: "ws", retry: false }),
  },
];
