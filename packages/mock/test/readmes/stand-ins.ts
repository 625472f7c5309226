import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { untilLine } from "../support/process.ts";

const require = createRequire(import.meta.url);

/** Where each vendor is, in its guide. */
export const addresses = {
  airplane: ["https://api.airplane.dev/v0"],
  hoop: ["https://hoop.example.com/api", "http://127.0.0.1:4010"],
  blink: ["https://app.blinkops.com/api/v1"],
} as const;

export type VendorName = keyof typeof addresses;

/** A process that stands in for a vendor. */
export interface StandIn extends AsyncDisposable {
  readonly url: string;
}

/** The command of this package, with a review that somebody gives. */
export const startCommand = (vendor: VendorName): Promise<StandIn> =>
  listening(
    [fileURLToPath(new URL("../../src/cli.ts", import.meta.url)), vendor, "--ends-after-ms", "200"],
    /mock \(.*\): (http:\S+)/,
  );

/** Prism's own command over the description the vendor's package comes with. */
export const startBarePrism = (vendor: VendorName): Promise<StandIn> =>
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
