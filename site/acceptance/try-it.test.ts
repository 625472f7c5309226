import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenSite, openSite } from "./open-site.ts";

let opened: OpenSite;
beforeAll(async () => {
  opened = await openSite();
}, 300_000);
afterAll(() => opened.close());

/** Opens the page and starts a run that goes the scenario's way, with a fault by its words. */
async function play(scenario: string, fault: string) {
  const { page, complaints } = await opened.open("try-it.html");
  await page.getByLabel("What the run goes through").selectOption(scenario);
  await page.getByLabel("What goes wrong").selectOption({ label: fault });
  await page.getByRole("button", { name: "Start" }).click();
  return { page, complaints };
}

const ended = (page: Page, words: string) => page.locator(".try-log li", { hasText: words }).waitFor();
const linesOf = (page: Page) =>
  page.locator(".try-log li").evaluateAll((lines) =>
    lines.map((line) =>
      [...line.children]
        .slice(1)
        .map((part) => part.textContent)
        .join(" "),
    ),
  );

test("a run is shown with its states as they change, and its output", async () => {
  const { page, complaints } = await play("slow", "Nothing goes wrong");
  await ended(page, "VACUUM");

  const told = (await linesOf(page)).filter((line) => line.startsWith("program"));

  expect(told).toEqual(["program the run is running", "program the run is succeeded", "program the output VACUUM"]);
  expect(await page.locator("[data-count]").textContent()).toBe("The script has run once.");
  expect(complaints).toEqual([]);
});

test("a review is approved by a click, and the script runs once though the answer of its start is lost", async () => {
  const { page, complaints } = await play("review", "The start runs, its answer is lost");
  await page.getByRole("button", { name: "Approve" }).click();
  await ended(page, "VACUUM");

  const lines = await linesOf(page);

  expect(lines.slice(0, 3)).toEqual([
    "gateway POST /sessions reset",
    "sdk sessions.exec: OutcomeUnknownError acted: maybe",
    "gateway GET /sessions 200",
  ]);
  expect(lines.filter((line) => line.includes("POST /sessions "))).toHaveLength(1);
  expect(lines).toContain("program the run is waiting, review");
  expect(await page.locator("[data-state]").textContent()).toBe("succeeded");
  expect(await page.locator("[data-count]").textContent()).toBe("The script has run once.");
  expect(complaints).toEqual([]);
});

test("a rejected review ends the run without the script", async () => {
  const { page } = await play("review", "Nothing goes wrong");
  await page.getByRole("button", { name: "Reject" }).click();
  await ended(page, "RunFailedError");

  expect(await page.locator("[data-reason]").textContent()).toBe("rejected");
  expect(await page.locator("[data-count]").textContent()).toBe("The script has run 0 times.");
});

test.each([
  ["The start is answered 429, wait 2 s", "sdk sessions.exec again, attempt 2 429"],
  ["Two polls are answered 503", "sdk the wait goes on 2 failed in a row"],
  ["The answer of a poll breaks off", "sdk sessions.get: ConnectionError acted: maybe"],
  ["The start runs, no answer ever comes", "sdk sessions.exec: OutcomeUnknownError acted: maybe"],
])("%s: the SDK says what it makes of it, and the script runs once", async (fault, said) => {
  const { page } = await play("slow", fault);
  await ended(page, "VACUUM");

  expect(await linesOf(page)).toContain(said);
  expect(await page.locator("[data-count]").textContent()).toBe("The script has run once.");
});

test("every scenario of the mock that is offered can be started", async () => {
  const { page, complaints } = await opened.open("try-it.html");
  const names = await page
    .locator("[name=scenario] option")
    .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
  for (const name of names) {
    await page.getByLabel("What the run goes through").selectOption(name);
    await page.getByRole("button", { name: "Start" }).click();
    await page.locator(".try-log li", { hasText: "POST /sessions" }).first().waitFor();
  }

  expect(names.length).toBeGreaterThan(20);
  expect(complaints).toEqual([]);
});
