import { parseArgs } from "node:util";
import { nearestText } from "../description/nearest.ts";
import { jsonOrText } from "../http/message.ts";
import type { MockOptions } from "../server/mock.ts";
import { scenariosOf, vendorNames } from "../server/start-mock.ts";
import { readFault } from "./read-fault.ts";

export interface Arguments {
  readonly vendor: string;
  readonly options: MockOptions;
  readonly quiet: boolean;
}

const options = {
  port: { type: "string" },
  scenario: { type: "string" },
  fault: { type: "string", multiple: true },
  "ends-after-ms": { type: "string" },
  output: { type: "string" },
  world: { type: "string" },
  secret: { type: "string" },
  quiet: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** What the command line asks for; `help` where it asks for that. Throws what is wrong with it. */
export function readArguments(args: readonly string[]): Arguments | "help" {
  checkNames(args);
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  if (values.help) return "help";
  const [vendor, ...more] = positionals;
  if (vendor === undefined) throw new Error(`name a vendor: ${vendorNames.join(", ")}`);
  if (!vendorNames.includes(vendor)) throw new Error(`no vendor "${vendor}"${nearestText(vendor, vendorNames)}`);
  if (more.length > 0) throw new Error(`one vendor at a time, not also "${more.join('", "')}"`);
  const { scenario, fault = [], output, secret, world, quiet = false } = values;
  const port = whole(values.port, "--port", 65_535);
  const endsAfterMs = whole(values["ends-after-ms"], "--ends-after-ms");
  return {
    vendor,
    quiet,
    options: {
      assertNoRefusals: false,
      faults: fault.map(readFault),
      ...(port !== undefined && { port }),
      ...(endsAfterMs !== undefined && { endsAfterMs }),
      ...(scenario !== undefined && { scenario: scenario.split(",").map((each) => checkScenario(vendor, each)) }),
      ...(output !== undefined && { output: jsonOrText(output) }),
      ...(secret !== undefined && { secret }),
      ...(world !== undefined && { world }),
    },
  };
}

function checkNames(args: readonly string[]): void {
  const known = [...Object.keys(options).map((name) => `--${name}`), "-h"];
  const ends = args.indexOf("--");
  for (const each of ends < 0 ? args : args.slice(0, ends)) {
    const name = each.split("=")[0] ?? "";
    if (/^-(-|[a-z]$)/.test(name) && !known.includes(name))
      throw new Error(`no option ${name}${nearestText(name, known)}`);
  }
}

function checkScenario(vendor: string, name: string): string {
  const known = scenariosOf(vendor);
  if (known.includes(name)) return name;
  throw new Error(`no scenario "${name}" at ${vendor}${nearestText(name, known)}`);
}

function whole(text: string | undefined, name: string, most = Number.MAX_SAFE_INTEGER): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new Error(`${name} must be a whole number from 0 to ${most}, not "${text}"`);
}
