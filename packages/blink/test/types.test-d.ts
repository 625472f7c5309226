import type { Pages, Run } from "@x/core";
import { expectTypeOf } from "vitest";
import type { Agent, AutomationsOfPack, Connection, Dashboard, TableField } from "../src/generated/types.ts";
import {
  createBlink,
  type ExecutionsRun,
  type PlaybookExecution,
  type PlaybookExecutionDetails,
  type RqlQuery,
  rql,
  type SignedRequest,
  verifyWebhook,
  type WebhookVerdict,
} from "../src/index.ts";

const blink = createBlink({ apiKey: "key" });

/* A query. */

expectTypeOf(rql<PlaybookExecution>({ limit: 1 })).toBeString();
({
  filter: {
    id: "a",
    name: { $eq: "a", $neq: "b", $gt: "a", $lt: "b", $gte: "a", $lte: "b", $like: "a%" },
    started_at: { $gt: 1, $lte: 2 },
    with_concurrency_limit: { $eq: true },
    $or: [{ state_ui: "Failed" }, { finished_at: { $lt: 1 } }],
  },
  sort: ["id", "+id", "-started_at"],
  select: ["id", "state"],
}) satisfies RqlQuery<PlaybookExecution>;
({ filter: { tags: { $eq: ["a"] }, is_shared: true } }) satisfies RqlQuery<Connection>;

// @ts-expect-error no such field
({ filter: { colour: "red" } }) satisfies RqlQuery<PlaybookExecution>;
({
  filter: {
    // @ts-expect-error no such operator
    id: { $in: ["a"] },
  },
}) satisfies RqlQuery<PlaybookExecution>;
({
  filter: {
    // @ts-expect-error a field of another type
    started_at: "yesterday",
  },
}) satisfies RqlQuery<PlaybookExecution>;
({
  filter: {
    // @ts-expect-error a number is like nothing
    started_at: { $like: "1%" },
  },
}) satisfies RqlQuery<PlaybookExecution>;
({
  filter: {
    // @ts-expect-error a truth value has no order
    with_concurrency_limit: { $gt: false },
  },
}) satisfies RqlQuery<PlaybookExecution>;
({
  filter: {
    // @ts-expect-error a list is compared by an operator
    tags: ["a"],
  },
}) satisfies RqlQuery<Connection>;
({
  // @ts-expect-error a condition that is not meant is left out
  filter: { id: undefined },
}) satisfies RqlQuery<PlaybookExecution>;
({
  filter: {
    $or: [
      {
        // @ts-expect-error alternatives stand at the top
        $or: [],
      },
    ],
  },
}) satisfies RqlQuery<PlaybookExecution>;
({
  // @ts-expect-error no such direction
  sort: ["*id"],
}) satisfies RqlQuery<PlaybookExecution>;
({
  // @ts-expect-error no such field
  select: ["colour"],
}) satisfies RqlQuery<PlaybookExecution>;
// @ts-expect-error no such option
({ where: {} }) satisfies RqlQuery<PlaybookExecution>;
// @ts-expect-error what is listed has to be said
rql({ filter: { id: "a" } });

expectTypeOf(blink.executions.list({ q: rql<PlaybookExecution>({}) })).toEqualTypeOf<Pages<PlaybookExecution>>();

/* A start. */

expectTypeOf(blink.playbooks.start({ id: "p" })).resolves.toEqualTypeOf<ExecutionsRun>();
expectTypeOf(blink.playbooks.start<{ rows: number }>({ id: "p" })).resolves.toEqualTypeOf<
  ExecutionsRun<{ rows: number }>
>();
expectTypeOf(blink.playbooks.startDraft({ id: "p" })).resolves.toEqualTypeOf<ExecutionsRun>();
expectTypeOf<ExecutionsRun>().toExtend<Run<unknown, PlaybookExecutionDetails>>();
expectTypeOf(blink.executions.attach("e", { ws_id: "w" })).toEqualTypeOf<ExecutionsRun>();
blink.playbooks.execute({ id: "p", run_sync: true, timeout: 30 });
// @ts-expect-error a run has no output in the call
blink.playbooks.start({ id: "p", run_sync: true });
// @ts-expect-error nor a time to wait for it
blink.playbooks.start({ id: "p", timeout: 30 });
// @ts-expect-error a playbook has to be named
blink.playbooks.start({});

/* What is not confirmed. */

expectTypeOf(blink.automations.list()).toEqualTypeOf<Pages<AutomationsOfPack>>();
expectTypeOf(blink.tables.listFields({ table: "t" })).toEqualTypeOf<Pages<TableField>>();
expectTypeOf(blink.playbooks.saveDraft({ id: "p", playbook: "name: x" })).resolves.toBeVoid();
expectTypeOf(blink.playbooks.create({ name: "x", playbook: "name: x" })).resolves.toEqualTypeOf<{ id?: string }>();
blink.tables.createField({ table: "t", display_name: "Colour", type: "status" });
// @ts-expect-error only the server makes fields of this type
blink.tables.createField({ table: "t", display_name: "Number", type: "auto-increment-id" });
expectTypeOf<"auto-increment-id">().toExtend<TableField["type"]>();
expectTypeOf<string>().toExtend<TableField["type"]>();
expectTypeOf(blink.agents.list()).toEqualTypeOf<Pages<Agent>>();
expectTypeOf(blink.agents.get({ id: "a" })).resolves.toEqualTypeOf<Agent | undefined>();
blink.agents.editDraft({ id: "a" }, ({ abilities = [] }) => ({ abilities: [...abilities, { ability_id: "p" }] }));
// @ts-expect-error what an agent is called is no part of a version
blink.agents.editDraft({ id: "a" }, { name: "x" });
expectTypeOf(blink.dashboards.list()).toEqualTypeOf<Pages<Dashboard>>();
expectTypeOf(blink.tables.updateField({ table: "t", field: "f" })).resolves.toEqualTypeOf<TableField>();
// Options of which only some are known are open.
blink.tables.create({ display_name: "T", options: ["with_something_else"] });
// @ts-expect-error a draft is saved whole
blink.playbooks.saveDraft({ id: "p" });

/* A webhook. */

const request: SignedRequest = { url: "https://a.test", body: "", signature: new Headers().get("a"), key: "k" };
({ ...request, body: new Uint8Array(), toleranceMs: 1, now: 1, signature: undefined }) satisfies SignedRequest;
({ ...request, body: Buffer.from("") }) satisfies SignedRequest;
// @ts-expect-error the body as it came, not parsed
({ ...request, body: {} }) satisfies SignedRequest;
expectTypeOf(verifyWebhook(request)).resolves.toEqualTypeOf<WebhookVerdict>();

export async function handle(): Promise<Date | string> {
  const verdict = await verifyWebhook(request);
  // @ts-expect-error whether it is right has to be looked at first
  verdict.signedAt;
  return verdict.ok ? verdict.signedAt : verdict.reason;
}
