// Runs a migration at any of the vendors once, however often this program is killed and started again:
//   node examples/any-vendor.ts hoop migrate-orders

import { OutcomeUnknownError } from "@x/core";
import { fileStore } from "@x/core/file-store";
import { vendors } from "./vendors.ts";

const [vendor = "", key = "migrate-orders"] = process.argv.slice(2);
const start = vendors[vendor];
if (start === undefined) throw new Error(`choose a vendor: ${Object.keys(vendors).join(", ")}`);

try {
  const run = await start({ store: fileStore("runs"), key, settleMs: Number(process.env.SETTLE_MS ?? 60_000) });
  await run.wait({ onUpdate: ({ state, reason }) => console.log(run.id, state, reason ?? "") });
} catch (error) {
  if (!(error instanceof OutcomeUnknownError)) throw error;
  // It may have been started, and the vendor does not show it: a person has to look before anybody starts it again.
  console.error(error.message);
  process.exitCode = 3;
}
