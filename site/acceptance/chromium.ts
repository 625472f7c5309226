import { type Browser, chromium } from "playwright-core";
import { debianProgram } from "../../scripts/commands/debian-program.ts";

/** Chromium; Debian's package is installed where there is none on this machine. */
export async function launchChromium(): Promise<Browser> {
  // Without its sandbox, which a container has no rights for; it shows pages of this repository alone.
  return chromium.launch({ executablePath: await debianProgram("chromium"), args: ["--no-sandbox"] });
}
