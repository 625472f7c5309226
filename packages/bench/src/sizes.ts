import { readdirSync, readFileSync } from "node:fs";
import type { Row } from "./check.ts";
import { median } from "./median.ts";
import { root, vendors } from "./paths.ts";

/** Lines of source that are written by hand. */
export function sizes(): readonly Row[] {
  const core = linesUnder("core");
  const longest = core.toSorted((left, right) => right.lines - left.lines)[0];
  return [
    ["longest file of @x/core", `${longest?.lines} lines`, longest?.file ?? ""],
    ["median file of @x/core", `${median(core.map(({ lines }) => lines))} lines`, `${core.length} files`],
    ["@x/core", `${sum(core)} lines`],
    ...vendors.map((vendor) => [`${vendor}, written by hand`, `${sum(linesUnder(vendor))} lines`]),
  ];
}

interface Lines {
  readonly file: string;
  readonly lines: number;
}

function linesUnder(name: string): readonly Lines[] {
  const folder = `${root}packages/${name}/src/`;
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && !/(^|[/\\])generated[/\\]/.test(file))
    .map((file) => ({ file, lines: readFileSync(folder + file, "utf8").split("\n").length - 1 }));
}

const sum = (files: readonly Lines[]): number => files.reduce((total, { lines }) => total + lines, 0);
