import { type Before, type CallOptions, type Input, RefusedError } from "@x/core";
import { refuseUnlessApproved } from "./execute.ts";
import type { HoopApi } from "./generated/client.ts";

/** What is looked at before calls that the gateway would take in another sense than their caller. */
export const beforeOf =
  (api: () => HoopApi): Before =>
  async (operation, input, options) => {
    if (operation === "sessions.list") return withDates(input, operation);
    if (operation === "sessions.execApproved") await refuseUnlessApproved(api().sessions, input, options);
    if (input.ref_hash) await refuseOtherCommit(api(), operation, input, options);
    return input;
  };

const TIME = /T\d\d:\d\d:.*(Z|[+-]\d\d:\d\d)$/;

/** The gateway ignores an end without a start, and refuses what has no time and zone. */
function withDates(input: Input, operation: string): Input {
  const { start_date, end_date } = input;
  for (const date of [start_date, end_date])
    if (date !== undefined && !TIME.test(String(date)))
      throw new RefusedError(`${date} needs a time and a zone (RFC 3339)`, { operation });
  return end_date === undefined ? input : { ...input, start_date: start_date ?? "1970-01-01T00:00:00Z" };
}

/** The gateway runs the newest commit whatever `ref_hash` says. */
async function refuseOtherCommit(api: HoopApi, operation: string, input: Input, options: CallOptions): Promise<void> {
  const wanted = String(input.ref_hash);
  let commit: string | undefined;
  let cause: unknown;
  try {
    commit = await commitOf(api, input, options);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    cause = error;
  }
  if (wanted.length >= 7 && commit?.startsWith(wanted)) return;
  const found = commit || "an unknown commit";
  throw new RefusedError(`\`ref_hash\` is ${wanted}, but ${found} would run`, { operation, cause });
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
