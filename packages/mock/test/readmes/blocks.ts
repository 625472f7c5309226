import { readFileSync } from "node:fs";
import type { VendorName } from "./stand-ins.ts";

/** A program of a guide, as it stands there. */
export interface Program {
  /** Such as `README.md 2`. */
  readonly name: string;
  readonly vendor: VendorName;
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
    const [, vendor] = /from "@x\/(airplane|hoop|blink)"/.exec(whole ?? "") ?? [];
    return whole && vendor ? [{ name: `${guide} ${index + 1}`, vendor: vendor as VendorName, text: whole }] : [];
  });
  return { programs, others: blocks.filter((block) => !isWhole(block) && !goesOn(block)).map(firstLine) };
}

/** Makes its client itself. */
const isWhole = (block: string) => /\bcreate(Airplane|Hoop|Blink)(Caller)?\(/.test(block);

/** Goes on with the client of the guide's first program, and asks for what is described. */
const goesOn = (block: string) => /\b(airplane|hoop|blink)\.(?!request\()/.test(block);

const firstLine = (block: string) => block.split("\n")[0] ?? "";
