import type { Server } from "node:http";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { root } from "../../scripts/commands/workspace.ts";
import { serveSite } from "../src/server.ts";
import { createSite, type Site } from "../src/site.ts";
import { launchChromium } from "./chromium.ts";

export interface OpenSite {
  readonly site: Site;
  readonly url: string;
  /** Opens a page of the site; whatever goes wrong in it, or is asked for elsewhere, stands in `complaints`. */
  open(path: string, options?: BrowserContextOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  readonly complaints: readonly string[];
}

/** The site as it would be published, on this machine, and a browser. */
export async function openSite(): Promise<OpenSite> {
  const [site, browser] = await Promise.all([createSite(root), launchChromium()]);
  const { url, server } = await serveSite(site);
  return {
    site,
    url,
    open: (path, options) => openPage(browser, url, path, options),
    close: () => Promise.all([browser.close(), stop(server)]).then(() => undefined),
  };
}

async function openPage(
  browser: Browser,
  url: string,
  path: string,
  options?: BrowserContextOptions,
): Promise<OpenPage> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(url)) complaints.push(`asks for ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} of ${response.url()}`);
  });
  await page.goto(url + path);
  return { page, complaints };
}

const stop = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
