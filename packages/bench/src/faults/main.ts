import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { root } from "../paths.ts";
import { columns as allColumns } from "./columns/index.ts";
import { documentOf } from "./document.ts";
import { complaintsOf, linesOf } from "./report.ts";
import { groups } from "./rows/index.ts";
import { LIMIT_MS, runFaults } from "./run.ts";
import { versions } from "./versions.ts";

interface Options {
  readonly only?: readonly string[];
  readonly ours?: true;
  readonly json?: true;
}

const command = new Command("faults")
  .description("tries faults on our client and to others, and writes docs/fault-matrix.md")
  .option("--only <fault...>", "only these faults, by id; writes nothing")
  .option("--ours", "only our own columns; writes nothing")
  .option("--json", "print all that was seen as JSON")
  .parse();
const { only, ours = false, json = false } = command.opts<Options>();

const all = groups.flatMap(({ faults }) => faults);
const unknown = only?.find((id) => !all.some((fault) => fault.id === id));
if (unknown !== undefined) {
  command.error(`no fault is called ${unknown}; there are ${all.map(({ id }) => id).join(", ")}`);
}

const faults = all.filter(({ id }) => only?.includes(id) ?? true);
const columns = await allColumns({ oursOnly: ours });
const findings = await runFaults({ columns, faults });
console.log(json ? JSON.stringify(findings, null, 2) : linesOf(findings));

if (!only && !ours) {
  const file = join(root, "docs", "fault-matrix.md");
  mkdirSync(join(root, "docs"), { recursive: true });
  const run = { groups, columns, findings, versions: versions(), node: process.version, limitMs: LIMIT_MS };
  writeFileSync(file, documentOf(run));
  console.error(`wrote ${file}`);
}

const complaints = complaintsOf(findings, new Set(columns.filter((column) => column.ours).map(({ id }) => id)));
if (complaints !== "") console.error(`\nBad cells of ours:\n${complaints}`);
// Peers may still be waiting, some for hours.
process.exit(complaints === "" ? 0 : 1);
