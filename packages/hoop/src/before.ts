import { type Before, type CallOptions, type Input, RefusedError } from "@x/core";
import { refuseUnlessApproved } from "./execute.ts";
import type { HoopApi } from "./generated/client.ts";

/** What is looked at before calls that the gateway would take in another sense than their caller. */
export const beforeOf =
  (api: () => HoopApi): Before =>
  async (operation, input, options) => {
    if (operation === "sessions.list") return withDates(input);
    if (operation === "sessions.execApproved")
      await refuseUnlessApproved(api().sessions, String(input.session_id), options);
    if (/^runbooks\.exec/.test(operation) && input.ref_hash) await refuseOtherCommit(api(), operation, input, options);
    return input;
  };

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** The gateway ignores an end without a start, and refuses what has no time and zone. */
function withDates(input: Input): Input {
  for (const name of ["start_date", "end_date"]) {
    const value = input[name];
    if (value === undefined || TIME.test(String(value))) continue;
    const message = `\`${name}\` must have a time and a zone, such as 2026-01-31T00:00:00Z, and is ${JSON.stringify(value)}`;
    throw new RefusedError(message, { operation: "sessions.list" });
  }
  const { start_date, end_date } = input;
  return end_date !== undefined && start_date === undefined ? { ...input, start_date: "1970-01-01T00:00:00Z" } : input;
}

/** The gateway runs the newest commit whatever `ref_hash` says. */
async function refuseOtherCommit(api: HoopApi, operation: string, input: Input, options: CallOptions): Promise<void> {
  const wanted = String(input.ref_hash);
  const refused = (found: string, cause?: unknown) =>
    new RefusedError(`\`ref_hash\` is ${wanted}, and ${found}; nothing was started`, { operation, cause });
  const commit = await commitOf(api, input, options).catch((cause) => {
    if (options.signal?.aborted) throw cause;
    throw refused(`the commit that would run could not be read (${cause})`, cause);
  });
  if (!commit) throw refused(`no commit is listed for ${input.repository ?? "the runbook plugin"}`);
  const isIt = commit.toLowerCase().startsWith(wanted.toLowerCase()) && wanted.length >= 7;
  if (!isIt) throw refused(`the commit that would run is ${commit}`);
}

/** The commit that would run now; without a repository, the legacy plugin's. */
async function commitOf({ runbooks }: HoopApi, input: Input, options: CallOptions): Promise<string | undefined> {
  const { repository, name } = input;
  if (repository === undefined) {
    const lists = runbooks.listPluginForConnection({ name: String(name) }, options).pages();
    for await (const { body } of lists) return (body as { commit?: string }).commit;
  }
  const { repositories } = await runbooks.list({}, options);
  return repositories?.find((each) => each.repository === repository)?.commit;
}
