import type { Pages, Run } from "@x/core";
import { expectTypeOf } from "vitest";
import type { ApiErrorBody } from "../src/generated/types.ts";
import {
  createAirplane,
  type GetRunResponse,
  type GetSessionResponse,
  memoryStore,
  type Prompt,
  type TaskRun,
  type TasksExecuteInput,
  type TriggerRequest,
} from "../src/index.ts";

const airplane = createAirplane({ apiKey: "key" });

/* One of id and slug. */

airplane.tasks.execute({ id: "tsk1" });
airplane.tasks.execute({ slug: "migrate", paramValues: { days: 7, dryRun: false, tables: ["a"], owner: null } });
// @ts-expect-error neither
airplane.tasks.execute({});
// @ts-expect-error neither, and something else
airplane.tasks.start({ paramValues: {} });
// @ts-expect-error both
airplane.tasks.execute({ id: "tsk1", slug: "migrate" });
// @ts-expect-error both
airplane.runbooks.start({ id: "rbk1", slug: "migrate" });
// @ts-expect-error neither
airplane.runbooks.execute({ envSlug: "prod" });
// @ts-expect-error one of them, but nothing
airplane.tasks.execute({ slug: undefined });
({ slug: "migrate", id: undefined }) satisfies TasksExecuteInput;

/* A task that may have to be requested. */

const asked = airplane.tasks.start({ slug: "migrate" }, { request: { reason: "it is due" }, deadlineMs: 1000 });
expectTypeOf((await asked).last).toEqualTypeOf<GetRunResponse | TriggerRequest | undefined>();
expectTypeOf((await asked).prompts).toBeFunction();
expectTypeOf((await airplane.tasks.start({ slug: "migrate" })).last).toEqualTypeOf<GetRunResponse | undefined>();
expectTypeOf(
  (await airplane.tasks.start.once({ slug: "migrate" }, { store: memoryStore(), key: "k", request: { reason: "due" } }))
    .last,
).toEqualTypeOf<GetRunResponse | TriggerRequest | undefined>();
// @ts-expect-error a reason has to be given
airplane.tasks.start({ slug: "migrate" }, { request: {} });
// @ts-expect-error runbooks are not requested
airplane.runbooks.start({ slug: "migrate" }, { request: { reason: "it is due" } });

/* What is sent is closed. */

airplane.tasks.execute({
  slug: "migrate",
  // @ts-expect-error no such field
  params: {},
});
airplane.tasks.execute({
  slug: "migrate",
  // @ts-expect-error values have names
  paramValues: [1],
});
// @ts-expect-error the run has to be named
airplane.runs.cancel({});
// @ts-expect-error as the wire spells it
airplane.runs.cancel({ runId: "run1" });
// @ts-expect-error a number
airplane.runs.list({ limit: "10" });
// @ts-expect-error no such filter
airplane.runs.list({ taskId: "tsk1" });
airplane.runs.list({ limit: 10, page: 0 });

/* What comes back is open. */

declare const run: GetRunResponse;
declare const session: GetSessionResponse;
declare const prompt: Prompt;
declare const error: ApiErrorBody;

// A status that nobody knows yet is a text.
"Paused" satisfies typeof run.status;
"Paused" satisfies typeof session.status;
// @ts-expect-error open is not anything
1 satisfies typeof run.status;

// Null where the vendor sends it.
null satisfies typeof run.zoneID;
null satisfies typeof prompt.submittedAt;
null satisfies typeof prompt.cancelledBy;
// @ts-expect-error and nowhere else
null satisfies typeof run.id;
expectTypeOf(error.error).toBeString();
expectTypeOf(run.paramValues).toEqualTypeOf<{ [name: string]: unknown } | undefined>();

/* What methods answer. */

expectTypeOf(airplane.runs.get({ id: "run1" })).resolves.toEqualTypeOf<GetRunResponse>();
expectTypeOf(airplane.runs.list()).toEqualTypeOf<Pages<GetRunResponse>>();
expectTypeOf(airplane.runs.cancel({ runID: "run1" })).resolves.toBeVoid();
expectTypeOf(airplane.tasks.start({ id: "tsk1" })).resolves.toEqualTypeOf<TaskRun>();
expectTypeOf(airplane.tasks.start<{ rows: number }>({ id: "tsk1" })).resolves.toEqualTypeOf<
  TaskRun<{ rows: number }>
>();
expectTypeOf(airplane.runs.attach("run1")).toExtend<Run<unknown, GetRunResponse>>();
expectTypeOf<TaskRun<{ rows: number }>["output"]>().returns.resolves.toEqualTypeOf<{ rows: number }>();

const started = await airplane.runbooks.start({ id: "rbk1" });
expectTypeOf(started).toExtend<Run<unknown, GetSessionResponse>>();
expectTypeOf(started.capabilities.cancel).toEqualTypeOf<false>();
// @ts-expect-error a session has no output
started.output();
// @ts-expect-error nor can it be cancelled
started.cancel();
// @ts-expect-error and it puts no prompts
started.prompts();
