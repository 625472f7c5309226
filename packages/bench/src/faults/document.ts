import type { Fault, Group } from "./fault.ts";
import { rules } from "./judge.ts";
import type { Finding } from "./run.ts";
import type { Column, Limits } from "./subject.ts";

export interface Run {
  readonly groups: readonly Group[];
  readonly columns: readonly Pick<Column, "id" | "title" | "ours">[];
  readonly findings: readonly Pick<Finding, "fault" | "column" | "cell" | "bads">[];
  /** Package names and versions of the peers. */
  readonly versions: Readonly<Record<string, string>>;
  readonly node: string;
  readonly limitMs: number;
}

/** The run as the text of docs/fault-matrix.md. */
export function documentOf(run: Run): string {
  return `${[
    "<!-- Written by `pnpm faults`; do not edit. -->",
    "# Fault matrix",
    "What a client of `@x/core` does when the network or the server misbehaves, beside what today's clients do, all from one run. Every fault is made by a real TCP server on 127.0.0.1, and the numbers are the requests that **server** saw.",
    summary(run),
    "## The table",
    legend,
    matrix(run),
    "## Good and bad",
    `A cell is bad, marked ✗, when it breaks one of these rules; it shows the first that it breaks. The rules are the same for all columns.`,
    Object.entries(rules)
      .map(([name, rule]) => `- **${name}**: ${rule}.`)
      .join("\n"),
    "A named error, an answer that is the API's own, or an end that the caller asked for are good, whatever it took to get there: sending a read again is no harm, nor is sending a start again that provably was not carried out, or that carries one `Idempotency-Key` over all attempts.",
    "## What was run",
    setting(run),
    "## Whether the server acted",
    "What a client can know after each fault. `no`: the server provably did not act, so even a start may be sent again. `maybe`: it may have, so a start must not be, and its caller has to be told. `yes`: it did.",
    proofs(run),
    "## Reproduce",
    "```sh\npnpm faults                        # all of it; writes this file; fails when a cell of ours is bad\npnpm faults --ours                 # our columns only; writes nothing\npnpm faults --only reset stall     # some faults, by id; writes nothing\npnpm faults --only reset --json    # all that was seen\n```",
    `The ids: ${faultsOf(run)
      .map(({ id }) => `\`${id}\``)
      .join(", ")}.`,
  ].join("\n\n")}\n`;
}

const legend =
  "`4× Connection`: the server saw four requests, and the call ended in a `ConnectionError`; the names of libraries' errors stand without *Error*, those of the platform in full, each with its HTTP status where it has one. `ok`: the API's own answer. `error 500`: an error as a value. `–`: not run, because the effect makes no difference or the library has nothing of the kind.";

function summary({ columns, findings }: Run): string {
  const rows = columns.map(({ id, title }) => {
    const own = findings.filter(({ column }) => column === id);
    return [title, String(own.length), String(own.filter(({ bads }) => bads.length > 0).length)];
  });
  return table(["column", "faults", "bad"], rows);
}

function matrix({ groups, columns, findings }: Run): string {
  const cells = new Map(findings.map(({ fault, column, cell }) => [`${fault} ${column}`, cell]));
  const rows = groups.flatMap(({ title, faults }) => [
    [`**${title}**`, ...columns.map(() => "")],
    ...faults.map((fault) => [fault.title, ...columns.map(({ id }) => cells.get(`${fault.id} ${id}`) ?? "–")]),
  ]);
  return table(["fault", ...columns.map(({ title }) => title)], rows);
}

function setting(run: Run): string {
  const version = (name: string) => `${name} ${run.versions[name] ?? "?"}`;
  const limited = faultsOf(run).filter((fault): fault is Fault & { limits: Limits } => fault.limits !== undefined);
  const limits = limited.map(({ title, limits }) => {
    const [[name, value] = []] = Object.entries(limits);
    return `${title}: \`${name}\` ${value}`;
  });
  return [
    `Node ${run.node}, its \`fetch\`, all on one machine.\n`,
    "- **ours**: `@x/core` of this repository, one operation an effect (GET, PUT, POST with an `Idempotency-Key`, POST), the key in `X-API-Key`. Default settings, but for the rows that need a limit to end soon or to be reached: " +
      `${limits.join("; ")}.`,
    `- **openapi-fetch**: ${version("openapi-fetch")}, the key in \`headers\`.`,
    `- **Hey API (fetch)**: the client that ${version("@hey-api/openapi-ts")} generates, made for this run; the key by its \`auth\` option.`,
    `- **openai**: ${version("openai")}, \`chat.completions.create\`, for path values \`chat.completions.update\`, for lists \`files.list\`, for the wait \`vectorStores.files.poll\`, for the stream \`chat.completions.create\` with \`timeout\`, for text \`files.content\`; the key as \`apiKey\`.`,
    `- **octokit + retry**: ${version("@octokit/core")}, ${version("@octokit/plugin-retry")}, for lists ${version("@octokit/plugin-paginate-rest")}; the key as \`auth\`.`,
    `\nThe peers run with their defaults, and each sends one POST that starts something; lists are read with GET. In the row about another origin openai and octokit send the key in a custom header too, as APIs with such a header need it; \`fetch\` itself drops \`Authorization\` there, but no other header.`,
    `\nA case that has not ended after ${run.limitMs / 1000} seconds counts as one that never ends. Some would end later: Node's \`fetch\` gives up after five minutes without headers or without a further byte of the body, and openai after ten minutes.`,
    "\nThe hook that throws is `observe.onAttempt` and `onCall` of ours, a middleware of openapi-fetch, a response interceptor of Hey API, the `logger` of openai and an `after` hook of octokit. A clock is set as soon as the server has the request, for one client at a time; `fetch` of undici is that of the package. Only openai has a wait and a stream of events.",
  ].join("\n");
}

/** What each fault proves, faults of one reason on one line. */
function proofs(run: Run): string {
  const titles = new Map<string, string[]>();
  for (const { acted, why, title } of faultsOf(run)) {
    const reason = `${acted} | ${why}`;
    titles.set(reason, [...(titles.get(reason) ?? []), title]);
  }
  const rows = [...titles].map(([reason, titles]) => [titles.join("; "), ...reason.split(" | ")]);
  return table(["fault", "acted", "why"], rows);
}

const faultsOf = ({ groups }: Run): readonly Fault[] => groups.flatMap(({ faults }) => faults);

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
