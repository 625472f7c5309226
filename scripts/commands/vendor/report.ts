import pc from "picocolors";
import { cleanLine, cleanText } from "../../pipeline/text/safe-text.ts";
import type { ContractResult } from "./contract.ts";
import type { Made } from "./make.ts";
import { redFile } from "./red.ts";

export interface NewVendor extends Omit<Made, "files"> {
  readonly name: string;
  /** Texts by their paths from the root. */
  readonly files: ReadonlyMap<string, string>;
  readonly contract: ContractResult | undefined;
  readonly seconds: number;
}

const MOST_LINES = 10;

/** What came of a new vendor, for a terminal. */
export function newVendorText({ name, files, generated, proposal, scaffold, contract, seconds }: NewVendor): string {
  const { operations, unsupported, types, model } = generated;
  const pages = model.operations.filter(({ hints }) => hints.pages !== undefined).length;
  const runs = model.operations.filter(({ hints }) => hints.run !== undefined).length;
  const keyed = model.operations.filter(({ effect }) => effect === "keyed").length;
  return [
    "",
    pc.bold(pc.green(`@x/${name} is there, after ${seconds.toFixed(1)} s.`)),
    operations + unsupported.length === 0
      ? `No operations, as the description has only webhooks; types: ${types}.`
      : `${operations + unsupported.length} operations, ${operations} with a method; types: ${types}.`,
    ...some(
      `${unsupported.length} without a method, which client.request reaches:`,
      unsupported.map(({ method, path, reason }) => `${method} ${path}: ${reason}`),
    ),
    ...(operations === 0
      ? []
      : [
          `Proposed: names and effects of ${operations} operations, ${pages} lists with pages, ${keyed} with idempotency keys, ${runs} runs.`,
        ]),
    ...some("Corrected, as no description may say so:", proposal.mended),
    ...some("Seen and not proposed:", proposal.notes),
    ...some("Credentials that nothing was made of:", scaffold.notes),
    ...(contract === undefined ? [] : contractLines(contract, name)),
    "",
    pc.bold("Look at next"),
    `  specs/${name}/overlay.yaml: every name, effect, page and run is a proposal, with what it rests on.`,
    `  packages/mock/test/contract/effects/${name}.txt: what is retried, what leaves, what pages.`,
    `  packages/${name}/README.md and src/index.ts: yours from now on; NOTICE: where the facts come from.`,
    "",
    ...(operations === 0 ? [] : [...firstCall(name, files), ""]),
    `pnpm vendor:remove ${name} takes it all away.`,
  ].join("\n");
}

const firstCall = (name: string, files: ReadonlyMap<string, string>) => [
  pc.bold("A first call, to a mock on this machine"),
  `  npx pnpm@12 mock ${name} --port 4010`,
  `  npx pnpm@12 exec node packages/${name}/example.ts`,
  "",
  ...programLines(files.get(`packages/${name}/example.ts`) ?? ""),
];

const programLines = (program: string) =>
  cleanText(program)
    .split("\n")
    .map((line) => `    ${line}`.trimEnd());

function contractLines({ passed, failed }: ContractResult, name: string): readonly string[] {
  if (failed.length === 0) return [pc.green(`${passed} tests of its contract passed.`)];
  const lines = failed.map((test) => `${test.name}: ${test.why.slice(0, 150)}`);
  return [
    `${passed} tests of its contract passed.`,
    ...some(
      pc.red(`${failed.length} red, in ${redFile(name)}; operations they are about are marked @experimental:`),
      lines,
    ),
  ];
}

function some(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const more = lines.length > MOST_LINES ? [`  and ${lines.length - MOST_LINES} more`] : [];
  return [title, ...lines.slice(0, MOST_LINES).map((line) => `  ${cleanLine(line)}`), ...more];
}
