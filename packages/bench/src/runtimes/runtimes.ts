import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { programOf } from "../programs.ts";
import { inBrowser } from "./browser.ts";
import type { Place } from "./place.ts";
import type { Ran } from "./ran.ts";
import { inWorkerd } from "./workerd.ts";

/** What the suite runs in, the lowest supported Node first. */
export const runtimes: Readonly<Record<string, (place: Place, mock: string) => Promise<Ran>>> = {
  "Node 20": inNode("20.3.0"),
  "Node 22": inNode("22.23.3"),
  "Node 24": inNode("24.21.0"),
  "Node 26": inNode("26.10.0"),
  Bun: async (place, mock) => printed(programOf("bun", "1.4.5"), [place.program(mock)]),
  Deno: async (place, mock) =>
    printed(programOf("deno", "2.9.6"), [
      "run",
      "--quiet",
      "--allow-net",
      "--allow-env",
      "--node-modules-dir=manual",
      place.program(mock),
    ]),
  workerd: inWorkerd,
  Chromium: inBrowser("chromium"),
  Firefox: inBrowser("firefox-esr"),
};

/** What a runtime does whatever an SDK does, by the check that shows it. */
export const limits: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Chromium: {
    "a start that a kept connection loses is sent once, and found":
      "The browser itself sends a request again whose kept connection breaks before the answer, a POST too. No page can keep it from that.",
  },
  Firefox: { "a start that a kept connection loses is sent once, and found": "The same." },
};

const run = promisify(execFile);

function inNode(version: string) {
  return (place: Place, mock: string) => printed(programOf("node", version), [place.program(mock)]);
}

/** What a program prints that is run by a command; the version is the command's own. */
async function printed(command: string, args: readonly string[]): Promise<Ran> {
  const { stdout: version } = await run(command, ["--version"]);
  const { stdout } = await run(command, args, { timeout: 120_000 });
  return {
    version:
      version
        .split("\n")[0]
        ?.replace(/^(v|deno )/, "")
        .split(" ")[0] ?? "",
    outcomes: JSON.parse(stdout),
  };
}
