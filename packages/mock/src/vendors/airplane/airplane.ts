import * as operations from "@x/airplane/operations";
import { type Answer, json } from "../../http/message.ts";
import { between } from "../../states/query.ts";
import { find, Refusal } from "../../states/refusal.ts";
import { bindRoutes, type Call, outputOf, type ScenarioRun } from "../../states/scenario.ts";
import { changed } from "../../states/timeline.ts";
import { keyedRoutes, type VendorMock } from "../../states/vendor-mock.ts";
import { cachedRun } from "./cached-run.ts";
import { createPrompt, decide, findPrompt, promptRecord, promptsOf } from "./prompts.ts";
import { createRequest, mustBeRequested, readRequest, taskReviewers } from "./requests.ts";
import { isTerminal, runRecord, sessionRecord, user } from "./runs.ts";
import { aliases, scenarios } from "./scenarios.ts";
import { createStore, isOne, page, polled, start } from "./store.ts";
import type { Started, Store } from "./types.ts";
import { paths } from "./undescribed.ts";

type Answers = Readonly<Record<string, (call: Call, store: Store) => Answer>>;

const runs: Answers = {
  "POST /tasks/execute": (call, store) => {
    if (scenarios[call.scenario]?.requested) return mustBeRequested(String(call.body.slug ?? call.body.id));
    const { allowCachedMaxAge } = call.body;
    if (typeof allowCachedMaxAge !== "number") return json(200, { runID: start(call, store, "run").id });
    const cached = cachedRun(call.body, allowCachedMaxAge * 1000, store);
    return json(200, { runID: (cached ?? start(call, store, "run")).id, isCached: cached !== undefined });
  },
  "GET /runs/get": ({ query }, { runs }) => json(200, runRecord(polled(runs, query, "run"))),
  "GET /runs/getOutputs": ({ query }, { runs, settings }) => {
    const { timeline, scenario } = find(runs, query.get("id"), "run");
    return json(200, { output: isTerminal(timeline.state) ? outputOf(settings, scenario.output) : {} });
  },
  "GET /runs/list": ({ query }, { runs }) => {
    const isRecent = between(query, "since", "until", 400);
    const matches = ({ of, timeline }: Started) =>
      isOne(query.get("taskID"), of.id) && isOne(query.get("taskSlug"), of.slug) && isRecent(changed(timeline));
    return json(200, { runs: page(runs, query, matches).map(runRecord) });
  },
  // The body of a good answer is not documented; the vendor's own command line reads none.
  "POST /runs/cancel": ({ body }, { runs }) => {
    const { timeline } = find(runs, body.runID as string, "run");
    if (isTerminal(timeline.state)) throw new Refusal(400, "the run is over");
    timeline.replacePlan("Cancelled");
    return { status: 200 };
  },
};

const sessions: Answers = {
  "POST /runbooks/execute": (call, store) => json(200, { sessionID: start(call, store, "session").id }),
  "GET /sessions/get": ({ query }, { sessions }) => json(200, sessionRecord(polled(sessions, query, "session"))),
  "GET /sessions/list": ({ query }, { sessions }) => {
    const isRecent = between(query, "updatedAfter", "updatedBefore", 400);
    const matches = ({ of, timeline }: Started) => isOne(query.get("runbookID"), of.id) && isRecent(changed(timeline));
    return json(200, { sessions: page(sessions, query, matches).map(sessionRecord) });
  },
};

const people: Answers = {
  "GET /prompts/list": ({ query }, store) => {
    const prompts = promptsOf(find(store.runs, query.get("runID"), "run"), store);
    return json(200, { prompts: prompts.map(promptRecord) });
  },
  "GET /prompts/get": ({ query }, store) => json(200, { prompt: promptRecord(findPrompt(store, query.get("id"))) }),
  "POST /prompts/create": createPrompt,
  "POST /prompts/submit": (call, store) => decide(call, store, "submitted"),
  "POST /prompts/cancel": (call, store) => decide(call, store, "cancelled"),
  "GET /tasks/getTaskReviewers": taskReviewers,
  "POST /requests/create": createRequest,
  "GET /requests/get": readRequest,
  "GET /users/get": ({ query }) =>
    json(200, { user: { id: query.get("userID") ?? user, email: "jo@airplane.test", name: "Jo" } }),
};

/** Tasks, runbooks, prompts and requests at Airplane. */
export const airplane: VendorMock = {
  scenarios: Object.keys(scenarios),
  aliases,
  chosenBy: ["slug", "id"],
  basePath: "/v0",
  // An hour, and only after a 2xx: the vendor's page on idempotency.
  idempotency: { header: "Idempotency-Key", ttlMs: 3_600_000, routes: keyedRoutes(operations) },
  unconfirmed: [
    "a key that comes again with another request is refused with 422",
    "cancelling a run that is over is refused with 400, as in the vendor's local emulation",
    "the status of task_must_be_requested is 403",
    "what allowCachedMaxAge allows is a run that succeeded, of the same task and parameters, with its own id",
  ],
  paths,
  example: (url) => `createAirplane({ baseUrl: "${url}", apiKey: "any" })`,
  invalid: { parameter: 400, body: 400 },
  error: (_status, message) => ({ error: message }),
  create: (settings) => bindRoutes(createStore(settings), { ...runs, ...sessions, ...people }, all),
};

const all = ({ runs, sessions }: Store): readonly ScenarioRun[] =>
  [...[...runs.values()].map(seen(runRecord)), ...[...sessions.values()].map(seen(sessionRecord))].sort(
    (a, b) => numberOf(a) - numberOf(b),
  );

const numberOf = ({ id }: { readonly id: string }) => Number(id.slice(3));

const seen = (record: (started: Started) => unknown) => (started: Started) => ({
  id: started.id,
  state: started.timeline.state,
  executions: 1,
  record: record(started),
});
