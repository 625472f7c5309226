import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

const file = (name: string) => readFile(new URL(`../${name}`, import.meta.url), "utf8");
const section = (text: string, title: string) => text.split(/^## /m).find((part) => part.startsWith(title)) ?? "";

test("the README lists what is not confirmed, no more and no less", async () => {
  const listed = section(await file("README.md"), "What is not confirmed")
    .split(/^- /m)
    .slice(1)
    .join("");
  const names = [...listed.matchAll(/`([a-z]\w*\.[a-z]\w*)`/gi)].map(([, name]) => name);
  const unconfirmed = [...section(await file("api.md"), "Not confirmed").matchAll(/^### (\S+)$/gm)];

  // The one method that is no operation of its own.
  expect(names.filter((name) => name !== "playbooks.startDraft").toSorted()).toEqual(
    unconfirmed.map(([, name]) => name).toSorted(),
  );
});
