import { Command, InvalidArgumentError } from "commander";
import { vendorDocument } from "./description/vendor-document.ts";
import type { MockServer } from "./server/http.ts";
import { scenariosOf } from "./server/start-mock.ts";
import { startPrism } from "./server/start-prism.ts";
import { type ScenarioOptions, startScenario } from "./server/start-scenario.ts";

/** What to put where, so that a client talks to the mock. */
const clients: Readonly<Record<string, (url: string) => string>> = {
  airplane: (url) => `createAirplane({ baseUrl: "${url}", apiKey: "any" })`,
  blink: (url) => `createBlink({ baseUrl: "${url}", apiKey: "any", workspace: "any" })`,
  hoop: (url) => `createHoop({ baseUrl: "${url}", token: "any" })`,
};
const vendors = Object.keys(clients);

interface Options extends Pick<ScenarioOptions, "port" | "endsAfterMs"> {
  readonly scenario?: string;
}

const program = new Command("mock")
  .description("A mock server on this machine: Prism by the vendor's description, or a scenario a run goes through.")
  .argument("<vendor>", vendors.join(", "))
  .option("--port <number>", "where to listen; a free port by default", port)
  .option("--ends-after-ms <number>", "how long a scenario's runs take; without it every poll moves them on", duration)
  .option("--scenario <name>", `${vendors.map((vendor) => `${vendor}: ${scenariosOf(vendor).join(", ")}`).join("; ")}`)
  .action(async (vendor: string, options: Options) => {
    const server = await start(vendor, options);
    const stop = () => void server.close().then(() => process.exit(0));
    process.once("SIGINT", stop).once("SIGTERM", stop);
    console.log(`${vendor} mock${options.scenario ? ` (${options.scenario})` : ""}: ${server.url}`);
    console.log(`Use it with: ${clients[vendor]?.(server.url)}`);
  });

try {
  await program.parseAsync();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function start(vendor: string, { scenario, ...options }: Options): Promise<MockServer> {
  if (!vendors.includes(vendor)) fail(`no vendor "${vendor}": choose ${vendors.join(", ")}`);
  if (scenario !== undefined) return startScenario(vendor, scenario, options);
  if (options.endsAfterMs !== undefined) fail("--ends-after-ms needs a --scenario");
  return startPrism(vendorDocument(vendor), options);
}

function port(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value;
  throw new InvalidArgumentError("a port is a number from 0 to 65535");
}

function duration(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError("a duration is a whole number of milliseconds");
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
