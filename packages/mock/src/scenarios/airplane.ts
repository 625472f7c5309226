import { type Answer, json } from "../server.ts";
import { advance, bind, type Call, find, integer, type Polled, Refusal, type ScenarioVendor } from "./stage.ts";

interface Scenario {
  readonly run: readonly string[];
  readonly session: readonly string[];
  readonly output: unknown;
}

const scenarios: Readonly<Record<string, Scenario>> = {
  succeeds: {
    run: ["NotStarted", "Queued", "Active", "Succeeded"],
    session: ["Pending", "Active", "Waiting", "Active", "Succeeded"],
    output: { rows: 42 },
  },
  fails: {
    run: ["NotStarted", "Queued", "Active", "Failed"],
    session: ["Pending", "Active", "Failed"],
    output: { error: "the script exited with status 1" },
  },
  // Active until POST /runs/cancel; a session has no cancel, so it ends as if somebody had used the web page.
  cancelled: {
    run: ["NotStarted", "Queued", "Active"],
    session: ["Pending", "Active", "Cancelling", "Cancelled"],
    output: {},
  },
};

interface Started extends Polled<string> {
  readonly id: string;
  readonly of: string;
  readonly paramValues: unknown;
}

interface World {
  starts: number;
  readonly scenario: Scenario;
  readonly runs: Map<string, Started>;
  readonly sessions: Map<string, Started>;
  /** The answers to keep for a repeated Idempotency-Key. */
  readonly kept: Map<string, Answer>;
}

/** Tasks and runbooks at Airplane. */
export const airplane: ScenarioVendor = {
  scenarios: Object.keys(scenarios),
  credential: (headers) => headers["x-airplane-api-key"] as string | undefined,
  error: (_status, message) => ({ error: message }),
  open: (name) =>
    bind<World>(
      {
        starts: 0,
        scenario: scenarios[name] as Scenario,
        runs: new Map(),
        sessions: new Map(),
        kept: new Map(),
      },
      {
        "POST /tasks/execute": once((call, world) => {
          const { id } = start(call, world, world.runs, "run", world.scenario.run);
          return json(200, { runID: id });
        }),
        "GET /runs/get": ({ query }, { runs }) => {
          const run = find(runs, query.get("id"), "run");
          advance(run);
          return json(200, runRecord(run));
        },
        "GET /runs/getOutputs": ({ query }, { runs, scenario }) => {
          const { state } = find(runs, query.get("id"), "run");
          return json(200, { output: isTerminal(state) ? scenario.output : {} });
        },
        "GET /runs/list": ({ query }, { runs }) => json(200, { runs: page(runs, query).map(runRecord) }),
        "POST /runs/cancel": once(({ body }, { runs }) => {
          const run = find(runs, body.runID as string, "run");
          if (isTerminal(run.state)) throw new Refusal(400, "the run is over");
          Object.assign(run, { state: "Cancelled", ahead: [] });
          return { status: 200 };
        }),
        "POST /runbooks/execute": once((call, world) => {
          const { id } = start(call, world, world.sessions, "ses", world.scenario.session);
          return json(200, { sessionID: id });
        }),
        "GET /sessions/get": ({ query }, { sessions }) => {
          const session = find(sessions, query.get("id"), "session");
          advance(session);
          return json(200, sessionRecord(session));
        },
        "GET /sessions/list": ({ query }, { sessions }) =>
          json(200, { sessions: page(sessions, query).map(sessionRecord) }),
      },
    ),
};

/** A repeated Idempotency-Key gets the first answer again, if that was a good one. */
function once(answer: (call: Call, world: World) => Answer): (call: Call, world: World) => Answer {
  return (call, world) => {
    const key = call.headers["idempotency-key"] as string | undefined;
    if (key === undefined) return answer(call, world);
    const first = world.kept.get(key) ?? answer(call, world);
    world.kept.set(key, first);
    return { ...first, headers: { ...first.headers, "idempotency-key": key } };
  };
}

function start(
  { body }: Call,
  world: World,
  into: Map<string, Started>,
  prefix: string,
  states: readonly string[],
): Started {
  const given = [body.id, body.slug].filter((each) => typeof each === "string" && each !== "");
  if (given.length !== 1) throw new Refusal(400, "give exactly one of id and slug");
  world.starts += 1;
  const id = `${prefix}${String(world.starts).padStart(6, "0")}`;
  const started: Started = {
    id,
    of: given[0] as string,
    paramValues: body.paramValues ?? {},
    state: states[0] ?? "",
    ahead: states,
  };
  into.set(id, started);
  return started;
}

/** The newest first; `page` counts from 0. */
function page(records: ReadonlyMap<string, Started>, query: URLSearchParams): readonly Started[] {
  const limit = integer(query.get("limit"), 50);
  const first = integer(query.get("page"), 0) * limit;
  return [...records.values()].reverse().slice(first, first + limit);
}

const isTerminal = (state: string) => ["Succeeded", "Failed", "Cancelled"].includes(state);

/** Airplane answers times as Postgres prints them, not as RFC 3339. */
const time = "2026-01-05 09:30:00.000000+00";

function runRecord({ id, of, state, paramValues }: Started) {
  const begun = state === "Active" || isTerminal(state);
  return {
    id,
    taskID: of,
    teamID: "tea000001",
    status: state,
    runtime: "standard",
    paramValues,
    params: [],
    resources: {},
    permissions: [],
    isPrivate: false,
    constraints: { labels: [] },
    timeout: 3600,
    zoneID: null,
    createdAt: time,
    createdBy: "usr000001",
    ...(begun && { activeAt: time }),
    ...(state === "Succeeded" && { succeededAt: time }),
    ...(state === "Failed" && { failedAt: time }),
    ...(state === "Cancelled" && { cancelledAt: time, cancelledBy: "usr000001" }),
  };
}

const sessionRecord = ({ id, of, state, paramValues }: Started) => ({
  id,
  name: "Session",
  runbookID: of,
  teamID: "tea000001",
  status: state,
  isPrivate: false,
  paramValues,
  params: [],
  permissions: [],
  createdAt: time,
  createdBy: "usr000001",
  updatedAt: time,
  updatedBy: "usr000001",
});
