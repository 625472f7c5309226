import { bundlers } from "./bundlers.ts";
import type { Figures } from "./peers.ts";

/** The bytes of an entry, in the order of the bundlers. */
export interface Bundled {
  readonly what: string;
  readonly bytes: readonly number[];
}

const names = Object.keys(bundlers);
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(2)} kB`;
const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, ["---", ...heads.slice(1).map(() => "---:")], ...rows].map(line).join("\n");

/** docs/size.md: bundles, the packages' own files, and what a package costs beside others. */
export function reportOf(
  bundled: readonly Bundled[],
  unpacked: readonly Bundled[],
  figures: readonly Figures[],
): string {
  const versions = names.map((name) => bundlers[name]?.packages[0]?.replace("@", " ") ?? name);
  const bundles = bundled.map(({ what, bytes }) => [what, ...bytes.map(kilobytes)]);
  const costs = figures.map(({ name, packages, bytes, importMs, oneCallBytes }) => [
    ...[name, `${packages}`, `${(bytes / 1e6).toFixed(1)} MB`, `${importMs.toFixed(0)} ms`, kilobytes(oneCallBytes)],
  ]);
  return `# How large the SDKs are

Written by \`pnpm sizes\`: the packages as they are packed for npm, bundled and minified by each bundler's own means, and
gzipped. \`pnpm sizes --check\` fails where one has grown by more than 1 %.

${table(["", ...versions], bundles)}

"One call" is an operation with its retries, deadline and errors; the whole clients also have pages, runs, streams and
every operation. The packages' own files, with declarations, the vendor's description, maps, and the sources the maps
lead to:

${table(
  ["", "size"],
  unpacked.map(({ what, bytes }) => [what, ...bytes.map(kilobytes)]),
)}

Beside other packages, each as npm installs it with what it depends on:

${table(["", "packages", "installed", "import", "one call, esbuild"], costs)}

\`ky\` and \`octokit\` know no operation until they are told its path; \`stripe\` and \`openai\` come as whole clients. The
import is the least of nine, on the machine that wrote this page: compare, do not quote.
`;
}

/** The sizes a page tells of: bytes by entry, for each bundler, or by package. */
export function sizesIn(page: string): ReadonlyMap<string, readonly number[]> {
  const rows = [...page.matchAll(/^\| ([^|]*(?:call|client)|@x\/\w+, unpacked) \|(.*)\|$/gm)];
  return new Map(
    rows.map(([, what = "", cells = ""]) => [what, cells.split("|").map((cell) => Number.parseFloat(cell) * 1000)]),
  );
}

const ROOM = 1.01;

/** What has grown, and what the page does not know. */
export function grown(bundled: readonly Bundled[], known: ReadonlyMap<string, readonly number[]>): readonly string[] {
  return bundled.flatMap(({ what, bytes }) =>
    bytes.flatMap((one, index) => {
      const most = known.get(what)?.[index];
      if (most === undefined) return [`${what}: docs/size.md does not have it; run pnpm sizes`];
      if (one <= most * ROOM) return [];
      return [
        `${bytes.length > 1 ? `${what}, ${names[index]}` : what}: ${kilobytes(one)}, and docs/size.md says ${kilobytes(most)}; make it smaller, or run pnpm sizes and say why`,
      ];
    }),
  );
}
