import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenSite, openSite } from "./open-site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const phone = { viewport: { width: 390, height: 800 } };
/** A page of every kind. */
const kinds = [
  "index.html",
  "guide/first-run.html",
  "airplane/index.html",
  "hoop/sessions.exec.html",
  "blink/executions.get.html",
  "facts/fault-matrix.html",
  "facts/size.html",
  "facts/chaos.html",
  "packages/core.html",
  "try-it.html",
  "404.html",
];

let opened: OpenSite;
beforeAll(async () => {
  opened = await openSite();
}, 300_000);
afterAll(() => opened.close());

test("navigation leads from the first page to an operation", async () => {
  const { page, complaints } = await opened.open("");

  await page.getByRole("navigation", { name: "Parts of the site" }).getByText("Hoop").click();
  await page.getByRole("link", { name: "sessions.exec", exact: true }).first().click();

  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("sessions.exec");
  expect(await page.getByRole("img", { name: "States of a run" }).isVisible()).toBe(true);
  expect(await page.locator(".side [aria-current=page]").textContent()).toBe("exec");
  expect(complaints).toEqual([]);
});

test("the search finds operations and sections by the words in them, and nothing leaves the site", async () => {
  const { page, complaints } = await opened.open("guide/first-run.html");

  await page.keyboard.press("/");
  await page.getByRole("searchbox").fill("exec approved");
  await page.locator(".hits a").first().waitFor();
  expect(await page.locator(".hits a strong").first().textContent()).toBe("sessions.execApproved");
  await page.getByRole("searchbox").fill("zzzz");
  expect(await page.locator(".hits").textContent()).toBe("Nothing has “zzzz” in it.");
  await page.getByRole("searchbox").fill("durable start killed");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/fleets|core/);

  expect(complaints).toEqual([]);
});

test("the search keeps what is typed at once, and finds the method that starts a run", async () => {
  const { page } = await opened.open("hoop/agents.list.html");

  await page.keyboard.press("/");
  await page.keyboard.type("sessions.start");
  await page.locator(".hits a").first().waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/hoop\/sessions\.exec\.html#run$/);

  await page.locator(".side").getByRole("link", { name: "start", exact: true }).waitFor();
});

test("the theme is the system's, until the reader chooses, and then on every page", async () => {
  const { page } = await opened.open("", { colorScheme: "dark" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();

  await page.getByRole("button", { name: "Change between light and dark" }).click();
  const light = await ground();
  await page.goto(`${opened.url}facts/runs.html`);

  expect(dark).not.toBe(light);
  expect(await ground()).toBe(light);
});

test.each(kinds)("%s has no serious finding of axe, in both themes, and fits a phone", async (path) => {
  const { page, complaints } = await opened.open(path, { colorScheme: "light" });
  await page.evaluate(axe);
  const light = await seriousFindings(page);
  await page.getByRole("button", { name: "Change between light and dark" }).click();
  const dark = await seriousFindings(page, { runOnly: ["color-contrast"] });
  await page.setViewportSize(phone.viewport);
  const onPhone = await seriousFindings(page);

  expect(light).toEqual([]);
  expect(dark).toEqual([]);
  expect(onPhone).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(complaints.filter((text) => !text.includes("404"))).toEqual([]);
});

/** What axe finds that keeps people out, each with a place. */
const seriousFindings = (page: Page, options: object = {}): Promise<unknown> =>
  page.evaluate(async (given) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<Results> } };
    const { violations } = await axe.run({ resultTypes: ["violations"], ...given });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => [id, nodes.map(({ html }) => html).slice(0, 3)]);
  }, options);

interface Results {
  readonly violations: readonly {
    readonly id: string;
    readonly impact: string;
    readonly nodes: readonly { html: string }[];
  }[];
}

test("the list of pages opens on a phone", async () => {
  const { page } = await opened.open("guide/first-run.html", phone);
  const link = page.getByRole("link", { name: "Lost starts" }).first();
  const before = await link.isVisible();

  await page.getByText("Pages", { exact: true }).click();
  await link.click();

  expect(before).toBe(false);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("Lost starts");
});

test("the first page is small, and nothing in it moves while it loads", async () => {
  const { page } = await opened.open("");
  const { sizes, shift } = await page.evaluate(async () => {
    const entries = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as unknown as { value: number }).value);
    }).observe({ type: "layout-shift", buffered: true });
    await new Promise((done) => setTimeout(done, 500));
    return {
      sizes: entries.map((entry) => (entry as PerformanceResourceTiming).transferSize),
      shift: shifts.reduce((sum, value) => sum + value, 0),
    };
  });

  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(20_000);
  expect(shift).toBe(0);
});

test("every link inside the site leads to a page and a place that are there", () => {
  const pages = [...opened.site].filter(([path]) => path.endsWith(".html"));
  const ids = new Map(
    pages.map(([path, text]) => [path, new Set([...String(text).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
  );
  const broken = pages.flatMap(([path, text]) =>
    [...String(text).matchAll(/ (?:href|src)="([^"]+)"/g)].flatMap(([, href = ""]) => {
      if (/^https:/.test(href)) return [];
      const { pathname, hash } = new URL(href.replaceAll("&amp;", "&"), `https://site.example/${path}`);
      const file = decodeURIComponent(pathname.slice(1)) || "index.html";
      const isThere = opened.site.has(file) && (hash === "" || ids.get(file)?.has(decodeURIComponent(hash.slice(1))));
      return isThere ? [] : [`${path}: ${href}`];
    }),
  );

  expect(pages.length).toBeGreaterThan(250);
  expect(broken).toEqual([]);
});

test("every link of llms.txt leads to a page", () => {
  const links = [...String(opened.site.get("llms.txt")).matchAll(/^- \[.*?\]\(([^)]+)\)/gm)].map(
    ([, path = ""]) => path,
  );

  expect(links.length).toBeGreaterThan(250);
  expect(links.filter((path) => !opened.site.has(path))).toEqual([]);
});

test("no page shows a text of a description as HTML", () => {
  const tags = [...opened.site]
    .filter(([path]) => path.endsWith(".html"))
    .flatMap(([, text]) =>
      [...String(text).matchAll(/<(script|iframe|object|embed|form|img|style)\b/g)].map(([, tag]) => tag),
    );

  expect(new Set(tags)).toEqual(new Set(["script", "form"]));
  for (const [path, text] of opened.site)
    if (path.endsWith(".html")) expect(gzipSync(text).length, path).toBeLessThan(60_000);
});

test("the pictures say what the tables under them say", () => {
  const page = String(opened.site.get("facts/fault-matrix.html"));
  const [, label = ""] = /<svg [^>]*aria-label="([^"]+)"/.exec(page) ?? [];
  const counted = [...page.matchAll(/<tr>\s*<td>([^<]+)<\/td>\s*<td>(\d+)<\/td>\s*<td>(\d+)<\/td>\s*<\/tr>/g)];

  expect(counted.length).toBeGreaterThan(5);
  for (const [, name, faults, bad] of counted) expect(label).toContain(`${name} ends badly in ${bad} of ${faults}`);
  for (const path of ["index.html", "facts/chaos.html"])
    expect(String(opened.site.get(path))).toMatch(/aria-label="[^"]*@x\/hoop: 0 ran twice or more, 0 ran/);
  const labels = [...String(opened.site.get("facts/size.html")).matchAll(/<svg [^>]*aria-label="([^"]+)"/g)];
  expect(labels.map(([, text]) => text)).toEqual([
    expect.stringMatching(/^@x\/hoop: [\d.]+ MB; octokit: [\d.]+ MB;/),
    expect.stringMatching(/^@x\/hoop: [\d.]+ kB; octokit: [\d.]+ kB;/),
  ]);
});
