import { type Answer, json } from "../../http/message.ts";
import { between, integer } from "../../states/query.ts";
import { find, Refusal } from "../../states/refusal.ts";
import {
  bindRoutes,
  type Call,
  outputOf,
  type ScenarioVendor,
  type Settings,
  type Store as Starts,
} from "../../states/scenario.ts";
import { changed, createTimeline } from "../../states/timeline.ts";
import { createKeyed } from "./keys.ts";
import { decide, findAsking, promptRecord, promptsOf } from "./prompts.ts";
import { isTerminal, runRecord, type Started, sessionRecord } from "./runs.ts";

interface Scenario {
  readonly run: readonly string[];
  readonly session: readonly string[];
  readonly output: unknown;
  /** Whether an active run asks a person to go on. */
  readonly asks?: boolean;
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
  // Active until its prompt is submitted or cancelled; a session waits for somebody at the web page.
  prompt: {
    run: ["NotStarted", "Queued", "Active"],
    session: ["Pending", "Active", "Waiting"],
    output: { rows: 42 },
    asks: true,
  },
};

interface Store extends Starts {
  readonly scenario: Scenario;
  readonly settings: Settings;
  readonly runs: Map<string, Started>;
  readonly sessions: Map<string, Started>;
}

/** Tasks and runbooks at Airplane. */
export const airplane: ScenarioVendor = {
  scenarios: Object.keys(scenarios),
  credential: (headers) => headers["x-airplane-api-key"] as string | undefined,
  open: [],
  error: (_status, message) => ({ error: message }),
  create(name, settings) {
    const keyed = createKeyed(settings.clock);
    const store: Store = {
      starts: 0,
      scenario: scenarios[name] as Scenario,
      settings,
      runs: new Map(),
      sessions: new Map(),
    };
    return bindRoutes<Store>(
      store,
      {
        "POST /tasks/execute": keyed((call, store) => json(200, { runID: start(call, store, "run", "tsk") })),
        "GET /runs/get": ({ query }, { runs }) => json(200, runRecord(polled(runs, query, "run"))),
        "GET /runs/getOutputs": ({ query }, { runs, scenario, settings }) => {
          const { timeline } = find(runs, query.get("id"), "run");
          return json(200, { output: isTerminal(timeline.state) ? outputOf(settings, scenario.output) : {} });
        },
        "GET /runs/list": ({ query }, { runs }) => {
          const isRecent = between(query, "since", "until", 400);
          const matches = ({ of, timeline }: Started) =>
            isOne(query.get("taskID"), of.id) && isOne(query.get("taskSlug"), of.slug) && isRecent(changed(timeline));
          return json(200, { runs: page(runs, query, matches).map(runRecord) });
        },
        "POST /runs/cancel": keyed(cancel),
        "POST /runbooks/execute": keyed((call, store) =>
          json(200, { sessionID: start(call, store, "session", "rbk") }),
        ),
        "GET /sessions/get": ({ query }, { sessions }) => json(200, sessionRecord(polled(sessions, query, "session"))),
        "GET /sessions/list": ({ query }, { sessions }) => {
          const isRecent = between(query, "updatedAfter", "updatedBefore", 400);
          const matches = ({ of, timeline }: Started) =>
            isOne(query.get("runbookID"), of.id) && isRecent(changed(timeline));
          return json(200, { sessions: page(sessions, query, matches).map(sessionRecord) });
        },
        "GET /prompts/list": ({ query }, { runs, scenario }) => {
          const run = find(runs, query.get("runID"), "run");
          return json(200, { prompts: scenario.asks ? promptsOf(run) : [] });
        },
        "GET /prompts/get": ({ query }, store) =>
          json(200, { prompt: promptRecord(findAsking(asking(store), query.get("id"))) }),
        "POST /prompts/submit": keyed(({ body }, store) =>
          decide(findAsking(asking(store), body.id), "submitted", body.values, settings.clock),
        ),
        "POST /prompts/cancel": keyed(({ body }, store) =>
          decide(findAsking(asking(store), body.id), "cancelled", undefined, settings.clock),
        ),
      },
      ({ runs, sessions }) =>
        [...[...runs.values()].map(seen(runRecord)), ...[...sessions.values()].map(seen(sessionRecord))].sort(
          (a, b) => numberOf(a) - numberOf(b),
        ),
    );
  },
};

function start({ body }: Call, store: Store, kind: "run" | "session", prefix: string): string {
  const { id, slug } = body;
  const given = [id, slug].filter((each) => typeof each === "string" && each !== "");
  if (given.length !== 1) throw new Refusal(400, "give exactly one of id and slug");
  store.starts += 1;
  const started: Started = {
    id: `${kind.slice(0, 3)}${String(store.starts).padStart(6, "0")}`,
    // Each task has an id and a slug, and a run is found by either.
    of: id ? { id: String(id), slug: String(id).replace(prefix, "") } : { id: prefix + slug, slug: String(slug) },
    paramValues: body.paramValues ?? {},
    timeline: createTimeline(store.settings, store.scenario[kind]),
  };
  store[`${kind}s`].set(started.id, started);
  return started.id;
}

function polled(records: ReadonlyMap<string, Started>, query: URLSearchParams, what: string): Started {
  const record = find(records, query.get("id"), what);
  record.timeline.poll();
  return record;
}

// The body of a good answer is not documented; the vendor's own command line reads none.
function cancel({ body }: Call, { runs }: Store): Answer {
  const { timeline } = find(runs, body.runID as string, "run");
  if (isTerminal(timeline.state)) throw new Refusal(400, "the run is over");
  timeline.replacePlan("Cancelled");
  return { status: 200 };
}

const asking = ({ runs, scenario }: Store) => (scenario.asks ? runs.values() : []);

const isOne = (wanted: string | null, value: string) => wanted === null || wanted === value;

/** The newest first; `page` counts from 0. */
function page(
  records: ReadonlyMap<string, Started>,
  query: URLSearchParams,
  matches: (record: Started) => boolean,
): readonly Started[] {
  const limit = integer(query, "limit", { otherwise: 50, least: 0, most: 50, status: 400 });
  const number = integer(query, "page", { otherwise: 0, least: 0, most: Number.MAX_SAFE_INTEGER, status: 400 });
  return [...records.values()]
    .reverse()
    .filter(matches)
    .slice(number * limit, (number + 1) * limit);
}

const numberOf = ({ id }: { readonly id: string }) => Number(id.slice(3));

const seen = (record: (started: Started) => unknown) => (started: Started) => ({
  id: started.id,
  state: started.timeline.state,
  executions: 1,
  record: record(started),
});
