import { existsSync, readFileSync } from "node:fs";
import { vendorNames } from "../../src/index.ts";

/** A program of a guide, as it stands there. */
export interface Program {
  /** Such as `README.md 2`. */
  readonly name: string;
  readonly vendor: string;
  readonly text: string;
}

/** What a guide's programs are, and the blocks that are none: each has a reason below. */
export function programsOf(guide: string): {
  readonly programs: readonly Program[];
  readonly others: readonly string[];
} {
  const text = readFileSync(new URL(`../../../../${guide}`, import.meta.url), "utf8");
  const blocks = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, block = ""]) => block);
  const first = blocks.find(isWhole) ?? "";
  const programs = blocks.flatMap((block, index) => {
    const whole = isWhole(block) ? block : goesOn(block) ? `${first}${block}` : undefined;
    const [, vendor] = /from "@x\/([a-z0-9-]+)"/.exec(whole ?? "") ?? [];
    return whole && vendor ? [{ name: `${guide} ${index + 1}`, vendor, text: whole }] : [];
  });
  return { programs, others: blocks.filter((block) => !isWhole(block) && !goesOn(block)).map(firstLine) };
}

/** The program that a package comes with, for a mock on this machine. */
export function exampleOf(vendor: string): readonly Program[] {
  const file = `packages/${vendor}/example.ts`;
  const url = new URL(`../../../../${file}`, import.meta.url);
  return existsSync(url) ? [{ name: file, vendor, text: readFileSync(url, "utf8") }] : [];
}

const clients = vendorNames.map((name) => name.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()));

/** Makes its client itself. */
const isWhole = (block: string) => clients.some((name) => new RegExp(`\\bcreate${name}(Caller)?\\(`, "i").test(block));

/** Goes on with the client of the guide's first program, and asks for what is described. */
const goesOn = (block: string) => clients.some((name) => new RegExp(`\\b${name}\\.(?!request\\()`).test(block));

const firstLine = (block: string) => block.split("\n")[0] ?? "";
