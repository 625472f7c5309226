import { createReadStream, existsSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import { launchBrowser } from "./launch-browser.ts";
import { serve } from "./serve.ts";

const widths = [1280, 390];
const types: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

/** How much of each page of a folder moves while it loads in Chromium, on a desk and on a phone: the larger of both. */
export async function layoutShifts(folder: string, pages: readonly string[]): Promise<readonly number[]> {
  await using server = await serve((request, response) => answer(folder, request, response));
  const browser = await launchBrowser("chromium");
  try {
    const found: number[] = [];
    for (const page of pages) {
      const shifts: number[] = [];
      for (const width of widths) {
        const tab = await browser.newPage();
        await tab.setViewport({ width, height: 800 });
        await tab.goto(server.url + page, { waitUntil: "networkidle0" });
        shifts.push(await tab.evaluate(shiftSoFar));
      }
      found.push(Math.max(...shifts));
    }
    return found;
  } finally {
    await browser.close();
  }
}

function answer(folder: string, { url = "/" }: IncomingMessage, response: ServerResponse): void {
  const file = join(folder, new URL(url, "http://localhost").pathname);
  if (!existsSync(file)) return void response.writeHead(404).end();
  response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
  createReadStream(file).pipe(response);
}

/** In the page. */
async function shiftSoFar(): Promise<number> {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum += (entry as unknown as { readonly value: number }).value;
  }).observe({ type: "layout-shift", buffered: true });
  await new Promise((done) => setTimeout(done, 500));
  return sum;
}
