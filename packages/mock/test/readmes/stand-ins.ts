import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { vendorDocument } from "../../src/index.ts";
import { untilLine } from "../support/process.ts";

const require = createRequire(import.meta.url);

/** Where a mock is in a guide. */
const LOCAL = "http://127.0.0.1:4010";

/** Where a vendor is, in its guide. */
export function addressesOf(vendor: string): readonly string[] {
  if (vendor === "hoop") return ["https://hoop.example.com/api", LOCAL];
  const { servers = [] } = vendorDocument(vendor) as { readonly servers?: readonly Server[] };
  return [...servers.slice(0, 1).map(filled), LOCAL];
}

interface Server {
  readonly url: string;
  readonly variables?: Readonly<Record<string, { readonly default: string }>>;
}

const filled = ({ url, variables = {} }: Server) =>
  url.replace(/\{([^{}]*)\}/g, (slot, name: string) => variables[name]?.default ?? slot).replace(/\/+$/, "");

/** The vendors whose descriptions have examples that end runs and lists, so that a mock without state is of use. */
export const ended: readonly string[] = ["airplane", "blink", "hoop"];

/** A process that stands in for a vendor. */
export interface StandIn extends AsyncDisposable {
  readonly url: string;
}

/** The command of this package, with a review that somebody gives. */
export const startCommand = (vendor: string): Promise<StandIn> =>
  listening(
    [fileURLToPath(new URL("../../src/cli.ts", import.meta.url)), vendor, "--ends-after-ms", "200"],
    /mock \(.*\): (http:\S+)/,
  );

/** Prism's own command over the description the vendor's package comes with. */
export const startBarePrism = (vendor: string): Promise<StandIn> =>
  listening(
    [
      require.resolve("@stoplight/prism-cli/dist/index.js"),
      ...["mock", "--port", "0", require.resolve(`@x/${vendor}/openapi.json`)],
    ],
    /listening on (http:\S+)/,
  );

async function listening(args: readonly string[], line: RegExp): Promise<StandIn> {
  const child: ChildProcess = spawn(process.execPath, args);
  const [, url = ""] = await untilLine(child, line);
  return {
    url,
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
    },
  };
}
