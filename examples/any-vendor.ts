// Runs a migration at any of the vendors exactly once, however often this program is killed and started again:
//   node examples/any-vendor.ts hoop run.json
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { type Note, once } from "./once.ts";
import { vendors } from "./vendors.ts";

const [name = "", file = "run.json"] = process.argv.slice(2);
const vendor = vendors[name];
if (vendor === undefined) throw new Error(`choose a vendor: ${Object.keys(vendors).join(", ")}`);

let note: Note & { readonly ended?: string } = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};

/** Written beside the file and put in its place, so that a kill leaves the old note or the new one. */
function keep(more: typeof note): void {
  note = { ...note, ...more };
  writeFileSync(`${file}.new`, JSON.stringify(note));
  renameSync(`${file}.new`, file);
}

if (note.ended === undefined) {
  const run = await once(vendor(), note, keep);
  await run.wait({ onUpdate: ({ state, reason }) => console.log(run.id, state, reason ?? "") });
  keep({ ended: run.state });
}
console.log(note.ended);
