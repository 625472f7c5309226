import puppeteer, { type Browser } from "puppeteer-core";
import { debianProgram } from "../../../scripts/commands/debian-program.ts";

/** A browser of Debian's, which is installed where it is missing; it opens pages of this repository alone. */
export async function launchBrowser(name: "chromium" | "firefox-esr"): Promise<Browser> {
  return puppeteer.launch({
    executablePath: await debianProgram(name),
    browser: name === "chromium" ? "chrome" : "firefox",
    args: name === "chromium" ? ["--no-sandbox"] : [],
  });
}
