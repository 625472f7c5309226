import type { Ran } from "./ran.ts";
import { limits } from "./runtimes.ts";
import type { Outcome } from "./suite.ts";

export interface Row extends Ran {
  readonly name: string;
}

/** What is not as it must be: a check that fails, or a limit that is none any more. */
export const faultsOf = ({ name, outcomes }: Row): readonly string[] =>
  outcomes.flatMap((outcome) => {
    const limit = limits[name]?.[outcome.name];
    if (limit === undefined) return outcome.wrong === undefined ? [] : [`${outcome.name}: ${outcome.wrong}`];
    return outcome.wrong === undefined ? [`${outcome.name}: holds now, though it is listed as a limit`] : [];
  });

/** docs/runtimes.md: what of the suite holds where. */
export function reportOf(rows: readonly Row[]): string {
  const names = rows[0]?.outcomes.map(({ name }) => name) ?? [];
  const table = [
    ["", ...rows.map(({ name }) => name)],
    ["---", ...rows.map(() => ":-:")],
    ["version", ...rows.map(({ version }) => version)],
    ...names.map((name) => [name, ...rows.map((row) => mark(row, name))]),
  ];
  const notes = Object.entries(limits).flatMap(([runtime, known]) =>
    Object.entries(known).map(([name, why]) => `- **${runtime}**, ${name}: ${why}`),
  );
  return `# Where the SDKs run

Written by \`pnpm runtimes\`: one suite (\`packages/bench/src/runtimes/suite.ts\`), the packages as they are packed for
npm, against \`@x/mock\`. Node, Bun and Deno import the packages from \`node_modules\`; workerd and the browsers load them in
one file, the browsers from a page of another origin than the mock's. The first column is the oldest Node that is
supported.

${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

✓ holds · ✗ does not · † cannot, whatever an SDK does:

${notes.join("\n")}

Deno's \`fetch\` repeats requests too (denoland/deno#35610), but none whose body is a stream, so there a start is sent as one.
`;
}

function mark({ name, outcomes }: Row, check: string): string {
  const outcome: Outcome | undefined = outcomes.find((one) => one.name === check);
  if (outcome !== undefined && outcome.wrong === undefined) return "✓";
  return limits[name]?.[check] === undefined ? "✗" : "†";
}
