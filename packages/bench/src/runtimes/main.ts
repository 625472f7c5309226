import { rmSync, writeFileSync } from "node:fs";
import { styleText } from "node:util";
import { startMock } from "@x/mock";
import { Command } from "commander";
import { root } from "../paths.ts";
import { place } from "./place.ts";
import { faultsOf, type Row, reportOf } from "./report.ts";
import { runtimes } from "./runtimes.ts";

const names = Object.keys(runtimes);
const command = new Command("runtimes")
  .description("runs one suite of calls and runs against the mock in every runtime, and writes docs/runtimes.md")
  .argument("[runtime...]", `only some of: ${names.join(", ")}; writes nothing then`)
  .option("--check", "write nothing")
  .parse();
const unknown = command.args.find((name) => !names.includes(name));
if (unknown !== undefined) command.error(`no runtime is called ${unknown}; there are: ${names.join(", ")}`);

const built = await place();
const mock = await startMock("hoop", { assertNoRefusals: false });
const rows: Row[] = [];
try {
  for (const [name, run] of Object.entries(runtimes)) {
    if (command.args.length > 0 && !command.args.includes(name)) continue;
    const row = { name, ...(await run(built, mock.url)) };
    const faults = faultsOf(row);
    const held = row.outcomes.filter(({ wrong }) => wrong === undefined).length;
    const said = styleText(faults.length > 0 ? "red" : "green", `${held} of ${row.outcomes.length} hold`);
    console.log(`${name.padEnd(10)} ${row.version.padEnd(18)} ${said}`);
    for (const fault of faults) console.log(`  ${fault}`);
    rows.push(row);
  }
} finally {
  await mock.close();
  rmSync(built.folder, { recursive: true });
}
if (command.args.length === 0 && command.opts().check !== true)
  writeFileSync(`${root}docs/runtimes.md`, reportOf(rows));
if (rows.some((row) => faultsOf(row).length > 0)) process.exitCode = 1;
