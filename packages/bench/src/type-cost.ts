import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { root } from "./paths.ts";

const CALLS = 50;

/** Type instantiations of a consumer with fifty calls against one, and against the same calls untyped. */
export function typeCost(): string[][] {
  return [
    ...rows("Airplane", "createAirplane", "@x/airplane", airplaneCalls),
    ...rows("Hoop", "createHoop", "@x/hoop", hoopCalls),
  ];
}

const airplaneCalls = [
  `client.runs.get({ id: "run1" })`,
  `client.runs.cancel({ runID: "run1" })`,
  `client.runs.list({ limit: 10 }).toArray({ limit: 10 })`,
  `client.tasks.execute({ slug: "a", paramValues: {} })`,
  `client.prompts.list({ runID: "run1" }).toArray({ limit: 10 })`,
];

const hoopCalls = [
  `client.sessions.get({ session_id: "s" })`,
  `client.sessions.list({ connection: "pg" }).toArray({ limit: 10 })`,
  `client.sessions.exec({ connection: "pg", script: "select 1" })`,
  `client.connections.get({ nameOrID: "pg" })`,
  `client.reviews.update({ id: "r", status: "APPROVED" })`,
];

function rows(vendor: string, create: string, from: string, calls: readonly string[]): string[][] {
  const program = (count: number, type: string) => {
    const lines = Array.from({ length: count }, (_, i) => `export const c${i} = ${calls[i % calls.length]};`);
    return `import { ${create} } from "${from}";\nconst client${type} = ${create}();\n${lines.join("\n")}\n`;
  };
  const one = instantiations(program(1, ""));
  const many = instantiations(program(CALLS, ""));
  const untyped = instantiations(program(CALLS, ": any"));
  return [
    [`${vendor}, instantiations, 1 call`, String(one), ""],
    [`${vendor}, instantiations, ${CALLS} calls`, String(many), ""],
    [`${vendor}, ${CALLS} calls untyped`, String(untyped), ""],
    [`${vendor}, growth a call`, ((many - one) / (CALLS - 1)).toFixed(2), "0"],
  ];
}

function instantiations(source: string): number {
  const folder = mkdtempSync(`${root}packages/bench/.consumer-`);
  try {
    writeFileSync(`${folder}/consumer.ts`, source);
    const flags =
      "--ignoreConfig --noEmit --strict --skipLibCheck --module nodenext --target es2023 --allowImportingTsExtensions";
    const tsc = `${root}packages/bench/node_modules/typescript7/bin/tsc`;
    const args = [tsc, "--extendedDiagnostics", "--types", "", ...flags.split(" "), `${folder}/consumer.ts`];
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: folder });
    const found = /Instantiations:\s+(\d+)/.exec(stdout)?.[1];
    if (status !== 0 || found === undefined) throw new Error(`tsc failed on\n${source}\n${stdout}`);
    return Number(found);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
