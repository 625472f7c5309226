import { launchBrowser } from "../launch-browser.ts";
import { serve } from "../serve.ts";
import type { Place } from "./place.ts";
import type { Ran } from "./ran.ts";

/** The suite on a page of another origin than the mock's, in a browser that is installed where it is missing. */
export const inBrowser =
  (name: "chromium" | "firefox-esr") =>
  async ({ bundled }: Place, mock: string): Promise<Ran> => {
    const script = await bundled("globalThis.suite = suite;");
    const html = `<!doctype html><title>suite</title><script type="module">${script}</script>`;
    await using page = await serve((_, response) => response.setHeader("content-type", "text/html").end(html));
    const browser = await launchBrowser(name);
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
