import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { styleText } from "node:util";
import { Command } from "commander";
import { consumer } from "../consumer.ts";
import { root } from "../paths.ts";
import { complaints, libraries, resolutions, versions } from "./compilers.ts";

const command = new Command("compilers")
  .description("type-checks a program that uses the packed packages with every compiler, and writes docs/compilers.md")
  .option("--check", "write nothing")
  .parse();

const folder = consumer(["core", "airplane", "blink", "hoop"], ["@types/node@20"]);
const columns = resolutions.flatMap((resolution) => Object.keys(libraries).map((library) => ({ resolution, library })));
const rows: string[][] = [];
let failed = false;
try {
  copyFileSync(join(import.meta.dirname, "program.ts"), join(folder, "program.ts"));
  for (const version of versions) {
    const cells: string[] = [];
    for (const { resolution, library } of columns) {
      const said = await complaints(folder, version, resolution, library);
      cells.push(said === "" ? "✓" : "✗");
      if (said !== "") console.log(`TypeScript ${version}, ${resolution}, ${library}:\n${said.slice(0, 2000)}`);
      failed ||= said !== "";
    }
    console.log(`TypeScript ${version}: ${styleText(cells.includes("✗") ? "red" : "green", cells.join(" "))}`);
    rows.push([version, ...cells]);
  }
} finally {
  rmSync(folder, { recursive: true });
}
if (command.opts().check !== true) writeFileSync(`${root}docs/compilers.md`, reportOf(rows));
if (failed) process.exitCode = 1;

function reportOf(rows: readonly string[][]): string {
  const heads = ["TypeScript", ...columns.map(({ resolution, library }) => `${resolution}, ${library}`)];
  const lines = [heads, ["---", ...columns.map(() => ":-:")], ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return `# Which compilers type-check the SDKs

Written by \`pnpm compilers\`: a program that uses the packages as they are packed for npm
(\`packages/bench/src/compilers/program.ts\`), with \`strict\`, \`exactOptionalPropertyTypes\` and \`skipLibCheck: false\`, in three
ways to find modules, with and without the types of browsers (without them, those of Node).

${lines.join("\n")}
`;
}
