import {
  ANY,
  ApiError,
  CALL,
  type CallOptions,
  type ClientOptions,
  checkOptions,
  DEFAULT_LIMITS,
  LayerError,
  type OnceOptions,
  OutcomeUnknownError,
  RefusedError,
  systemClock,
} from "@x/core";
import { MUST_BE_REQUESTED } from "./error-hints.ts";
import type * as generated from "./generated/client.ts";
import type { RequestsCreateInput, Reviewer, TasksExecuteInput } from "./generated/types.ts";

type Direct = generated.AirplaneTasks["start"];
type Requested<Output = unknown> = generated.RequestsRun<Output>;

/** What is asked of reviewers where a task may not be started by its caller. */
export interface TaskRequest {
  /** Why it should run, in words for the reviewers. */
  readonly reason: string;
  /**
   * Who is asked.
   * @default the task's own reviewers
   */
  readonly reviewers?: readonly Reviewer[];
}

interface Requesting {
  readonly request: TaskRequest;
}

export interface AirplaneTasks extends Omit<generated.AirplaneTasks, "start"> {
  /** The start of a task, by its slug or its id. */
  readonly start: TaskStart;
}

export interface TaskStart extends Direct {
  /**
   * With `request`, a task that its caller may only request is requested: the run is `waiting (request)` until a reviewer
   * has decided, then it is the run, or `failed (rejected)`. Needs the task's slug, and takes no `resources`.
   *
   * Never requested twice: where the answer to the request is lost, `OutcomeUnknownError`, as nothing can be looked up.
   * @experimental As the vendor's own SDK does it (npm `airplane` 0.2.85); no page of the vendor has it.
   */
  <Output = unknown>(input: TasksExecuteInput, options: CallOptions & Requesting): Promise<Requested<Output>>;
  /** The durable start: called again with the same key, it takes the same run, or the same request, up. */
  readonly once: Direct["once"] &
    (<Output = unknown>(
      input: TasksExecuteInput,
      options: OnceOptions<Requested<Output>> & Requesting,
    ) => Promise<Requested<Output>>);
}

/** The start of a task that requests it where that was asked for and has to be. */
export function startOf(
  { tasks, requests }: Pick<generated.AirplaneApi, "tasks" | "requests">,
  { clock = systemClock, deadlineMs = DEFAULT_LIMITS.deadlineMs }: Pick<ClientOptions, "clock" | "deadlineMs">,
): TaskStart {
  const start = async (input: TasksExecuteInput, given: CallOptions & Partial<Requesting> = {}) => {
    checkOptions("tasks.execute", given, { ...CALL, request: ANY });
    const { request, ...options } = given;
    if (request === undefined) return tasks.start(input, options);
    checkRequest(input, request);
    const timed = within(options);
    return (
      (await unlessRequested(tasks.start(input, timed()))) ??
      requests.start(await requestOf(input, request, timed()), timed())
    );
  };

  const once = async (input: TasksExecuteInput, given: OnceOptions<Requested> & Partial<Requesting>) => {
    const { request, ...options } = given;
    if (request === undefined) return tasks.start.once(input, options);
    checkRequest(input, request);
    const timed = within(options);
    const key = `${options.key} (request)`;
    const note = await noteOf(options, key);
    // Once it was requested, it is not started beside that, whatever the caller may do by now.
    const run = note === undefined ? await unlessRequested(tasks.start.once(input, timed())) : undefined;
    if (run !== undefined) return run;
    const isKnown = note?.includes('"token":') ?? false;
    const asked = isKnown ? NOTHING : await requestOf(input, request, callOptions(timed()));
    return requests.start.once(asked, { ...timed(), key });
  };

  /** Options for each of several calls that take no longer than one may. */
  function within<Options extends CallOptions>(options: Options): () => Options {
    const ends = clock.elapsed() + (options.deadlineMs ?? deadlineMs);
    return () => ({ ...options, deadlineMs: Math.max(1, ends - clock.elapsed()) });
  }

  async function requestOf(
    { slug = "", paramValues = {}, envSlug, envSlugQuery, envID }: TasksExecuteInput,
    { reason, reviewers }: TaskRequest,
    { idempotencyKey: _, ...options }: CallOptions,
  ): Promise<RequestsCreateInput> {
    const environment = { envSlug: envSlug ?? envSlugQuery, envID };
    const found = await tasks.getReviewers({ taskSlug: slug, ...environment }, options);
    const form = found.task?.triggers?.find(({ kind }) => kind === "form");
    if (form?.triggerID === undefined) throw refused(`the task ${slug} has no form to request it by`);
    const asked = reviewers ?? found.reviewers;
    return {
      ...environment,
      ...{ triggerID: form.triggerID, reason, requestData: { taskData: { paramValues } } },
      ...(asked && { reviewers: [...asked] }),
    };
  }

  return Object.assign(start, { ...tasks.start, once }) as TaskStart;
}

/** The input of a request that was made before. */
const NOTHING: RequestsCreateInput = { triggerID: "", reason: "", requestData: {} };

/** What a single call takes of the options of a durable start. */
const callOptions = <Started extends Requested>(options: OnceOptions<Started>): CallOptions => {
  const { store: _store, key: _key, choose: _choose, ifNotFound: _ifNotFound, settleMs: _settleMs, ...call } = options;
  return call;
};

function checkRequest({ slug, resources }: TasksExecuteInput, request: TaskRequest): void {
  checkOptions("tasks.execute", request, { reason: ANY, reviewers: ANY });
  const { reason } = request;
  if (slug === undefined)
    throw refused("a task is requested by its `slug`: no way is known to request one by its `id`");
  if (resources !== undefined)
    throw refused("`resources` cannot be requested: no way is known to say them in a request");
  if (typeof reason !== "string" || reason.trim() === "") {
    throw refused("`request.reason` must be a text that tells the reviewers why the task should run");
  }
}

const refused = (why: string) => new RefusedError(why, { operation: "tasks.execute" });

/** The run, or `undefined` where the task was not run because it must be requested. */
async function unlessRequested<Started>(starting: Promise<Started>): Promise<Started | undefined> {
  try {
    return await starting;
  } catch (error) {
    if (!mustBeRequested(error)) throw error;
    return undefined;
  }
}

/** Where an attempt before was lost: had it run, this one with the same key would have been answered with its run. */
const mustBeRequested = (error: unknown): boolean =>
  error instanceof OutcomeUnknownError
    ? mustBeRequested(error.cause)
    : error instanceof ApiError && error.code === MUST_BE_REQUESTED;

async function noteOf({ store }: Pick<OnceOptions, "store">, key: string): Promise<string | undefined> {
  try {
    return (await store.get(key)) ?? undefined;
  } catch (cause) {
    const message = `the store failed to read the note under \`${key}\` (${String(cause)})`;
    throw new LayerError(message, { operation: "tasks.execute", acted: "maybe", cause });
  }
}
