import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { consumer } from "../consumer.ts";
import { root } from "../paths.ts";
import { bundledBytes, bundlers } from "./bundlers.ts";
import { bytesOf, figuresOf, subjects } from "./peers.ts";
import { type Bundled, grown, reportOf, sizesIn } from "./report.ts";

const command = new Command("sizes")
  .description("bundles calls and clients with five bundlers, beside other SDKs, and writes docs/size.md")
  .option("--check", "write nothing, and fail where a bundle or a package is larger than docs/size.md says")
  .parse();
const isCheck = command.opts().check === true;
const file = `${root}docs/size.md`;

const oneCall = (vendor: string, create: string, row: string, input: string) =>
  `import { ${create} } from "@x/${vendor}"; import { ${row} } from "@x/${vendor}/operations";
console.log(await ${create}()(${row}, { ${input}: "1" }));`;

const entries = {
  "one Hoop call": oneCall("hoop", "createHoopCaller", "sessionsGet", "session_id"),
  "one Airplane call": oneCall("airplane", "createAirplaneCaller", "runsGet", "id"),
  "whole Hoop client": `import { createHoop } from "@x/hoop"; globalThis.create = createHoop;`,
  "whole Airplane client": `import { createAirplane } from "@x/airplane"; globalThis.create = createAirplane;`,
  "whole Blink client": `import { createBlink } from "@x/blink"; globalThis.create = createBlink;`,
};

const packages = ["core", "airplane", "blink", "hoop"];
const folder = consumer(packages);
const rows: Bundled[] = [];
const unpacked: Bundled[] = [];
try {
  for (const name of packages) {
    unpacked.push({ what: `@x/${name}, unpacked`, bytes: [bytesOf(join(folder, "node_modules/@x", name))] });
  }
  for (const [what, text] of Object.entries(entries)) {
    writeFileSync(join(folder, "entry.mjs"), text);
    const bytes = Object.keys(bundlers).map((bundler) => bundledBytes(folder, bundler));
    console.log(what.padEnd(22), ...bytes.map((one) => `${(one / 1000).toFixed(2)} kB`.padStart(10)));
    rows.push({ what, bytes });
  }
} finally {
  rmSync(folder, { recursive: true });
}

if (isCheck) {
  const complaints = grown([...rows, ...unpacked], existsSync(file) ? sizesIn(readFileSync(file, "utf8")) : new Map());
  for (const complaint of complaints) console.error(complaint);
  if (complaints.length > 0) process.exitCode = 1;
} else {
  writeFileSync(file, reportOf(rows, unpacked, subjects.map(figuresOf)));
}
