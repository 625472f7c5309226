import type { VendorMock } from "../states/vendor-mock.ts";
import { airplane } from "./airplane/airplane.ts";
import { blink } from "./blink/blink.ts";
import { tables } from "./generated/tables.ts";
import { hoop } from "./hoop/hoop.ts";

/** The vendors of which the mock knows more than their packages say. */
const written: Readonly<Record<string, VendorMock>> = {
  airplane,
  blink,
  hoop: {
    ...hoop,
    // Reads files, so it is loaded only where there is one.
    fromFile: async (source) => (await import("./hoop/gateway.ts")).readGateway(source),
  },
};

/** Every vendor the mock knows: those of `specs/`. */
export const vendorNames: readonly string[] = Object.keys(tables);

/** What is written by hand about a vendor. */
export const writtenFor = (name: string): VendorMock | undefined =>
  Object.hasOwn(written, name) ? written[name] : undefined;

/** The operation table of a vendor's package. */
export const tableOf = (name: string): (typeof tables)[keyof typeof tables] | undefined =>
  Object.hasOwn(tables, name) ? tables[name as keyof typeof tables] : undefined;
