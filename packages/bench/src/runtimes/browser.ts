import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import puppeteer from "puppeteer-core";
import { debianProgram } from "../../../../scripts/commands/debian-program.ts";
import type { Place } from "./place.ts";
import type { Ran } from "./ran.ts";

/** The suite on a page of another origin than the mock's, in a browser that is installed where it is missing. */
export const inBrowser =
  (name: "chromium" | "firefox-esr") =>
  async ({ bundled }: Place, mock: string): Promise<Ran> => {
    const script = await bundled("globalThis.suite = suite;");
    await using page = await servePage(`<!doctype html><title>suite</title><script type="module">${script}</script>`);
    const browser = await puppeteer.launch({
      executablePath: await debianProgram(name),
      browser: name === "chromium" ? "chrome" : "firefox",
      args: name === "chromium" ? ["--no-sandbox"] : [],
    });
    try {
      const tab = await browser.newPage();
      await tab.goto(page.url);
      const outcomes = await tab.evaluate((url) => (globalThis as unknown as OnPage).suite(url), mock);
      return { version: (await browser.version()).replace(/^.*\//, ""), outcomes };
    } finally {
      await browser.close();
    }
  };

interface OnPage {
  suite(mock: string): Promise<Ran["outcomes"]>;
}

async function servePage(html: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer((_, response) => response.setHeader("content-type", "text/html").end(html));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
