import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import type { Row } from "./check.ts";
import { layoutShifts } from "./layout-shift.ts";
import { root } from "./paths.ts";

/** The documentation site: how long it takes to make, and what a reader loads with a page. */
export async function site(): Promise<readonly Row[]> {
  const since = performance.now();
  execFileSync(process.execPath, ["site/src/build.ts"], { cwd: root });
  const ms = performance.now() - since;
  const [first, tryIt] = await layoutShifts(`${root}site/dist`, ["index.html", "try-it.html"]);
  return [
    ["making the site", `${(ms / 1000).toFixed(1)} s`],
    ["first page of the site", loadedWith("index.html"), "gzipped, with all that it loads"],
    ["page of sessions.exec", loadedWith("hoop/sessions.exec.html"), "the same"],
    ["try-it page", loadedWith("try-it.html"), "the same, the SDK and the mock included"],
    ["layout shift of the first page", String(first), "in Chromium while it loads, on a desk and on a phone"],
    ["layout shift of the try-it page", String(tryIt), "the same"],
  ];
}

/** What a page and the files it names come to. */
function loadedWith(page: string): string {
  const dist = new URL("site/dist/", `file://${root}`);
  const address = new URL(page, dist);
  const named = [...readFileSync(address, "utf8").matchAll(/<(?:link|script)[^>]* (?:href|src)="([^"]+)"/g)];
  const files = [address, ...named.map(([, href = ""]) => new URL(href, address))];
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  return `${(bytes / 1000).toFixed(1)} kB`;
}
