import { type Answer, json } from "../../http/message.ts";
import { find, Refusal } from "../../states/refusal.ts";
import { bindRoutes, type Call, outputOf, type Settings, type Store as Starts } from "../../states/scenario.ts";
import { createTimeline } from "../../states/timeline.ts";
import { uuid } from "../../states/uuid.ts";
import type { VendorMock } from "../../states/vendor-mock.ts";
import { agentRoutes } from "./agents.ts";
import { createDashboards } from "./dashboards.ts";
import { actionRecords, type Execution, executionRecord, isOver, stepRecords } from "./records.ts";
import { queryPage } from "./rql.ts";
import { tableRoutes } from "./tables.ts";

/** The states polls see. Blink publishes no name for an execution under way; any will do for a client. */
const scenarios: Readonly<Record<string, readonly string[]>> = {
  succeeds: ["Running", "Running", "Completed"],
  fails: ["Running", "Failed"],
  paused: ["Running", "Paused"],
  timeout: ["Running", "Timeout"],
  // Running until it is cancelled.
  cancelled: ["Running"],
  skipped: ["Running", "Skipped"],
  // Somebody lets the paused execution go on.
  resumed: ["Running", "Paused", "Paused", "Running", "Completed"],
  // As succeeds, by words no document has.
  "unknown-states": ["Queued For Runner", "In Progress", "Completed"],
  // As succeeds, from before there was a `state_ui`.
  "state-only": ["Running", "Running", "Completed"],
  // As succeeds, with a `state_ui` that is an empty text.
  "empty-state-ui": ["Running", "Running", "Completed"],
  // As succeeds, though a step of it fails.
  "failed-step": ["Running", "Running", "Completed"],
};

interface Store extends Starts {
  readonly settings: Settings;
  readonly executions: Map<string, Execution>;
}

/** Playbooks (workflows) at Blink. */
export const blink: VendorMock = {
  scenarios: Object.keys(scenarios),
  aliases: { reviewed: "resumed", failed: "fails", open: "cancelled" },
  chosenBy: ["id"],
  basePath: "/api/v1",
  unconfirmed: [
    "cancelling and completing an execution, and its outputs: in the description of 2022 only",
    "the names of the states of an execution under way",
    "a synchronous execution that fails is answered with 400",
    "agents, dashboards, tables and what is refused there: by what the vendor's own client of 2026 does and says",
    "that a page holds 100 at most: a remark in that client",
    "how `search` in a query looks",
  ],
  example: (url) => `createBlink({ baseUrl: "${url}", apiKey: "any", workspace: "any" })`,
  invalid: { parameter: 400, body: 400 },
  error: (status, message) => ({ status, message, details: "", identifier: "", data: {}, user_error: {} }),
  create: (settings) => {
    const nextId = idsOf(settings.world);
    const dashboards = createDashboards(nextId, settings.clock);
    return bindRoutes<Store>(
      { starts: 0, settings, executions: new Map() },
      {
        "POST /workspace/{ws_id}/playbooks/{id}/execute": execute,
        // A draft has no synchronous execution, and whether it takes inputs is not known.
        "POST /workspace/{ws_id}/playbooks/{id}/draft/execute": (call, store) =>
          json(200, { execution_id: start(store, call, {}, { draft: store.starts + 1 }).id }),
        "GET /workspace/{ws_id}/executions": ({ params, query }, { executions }) => {
          const all = [...executions.values()].filter(({ workspace }) => workspace === params.ws_id);
          return json(200, queryPage(query.get("q"), all.map(executionRecord)));
        },
        "GET /workspace/{ws_id}/executions/{id}": ({ params }, store) => {
          const execution = findExecution(store, params);
          execution.timeline.poll();
          return json(200, executionRecord(execution));
        },
        // What this answers is not published; here it is what a synchronous execution answers.
        "GET /workspace/{ws_id}/executions/{id}/outputs": ({ params }, store) => {
          const { timeline, output } = findExecution(store, params);
          return json(200, timeline.state === "Completed" ? output : {});
        },
        "GET /workspace/{ws_id}/executions/{id}/steps": ({ params }, store) =>
          json(200, { results: stepRecords(findExecution(store, params)) }),
        "GET /workspace/{ws_id}/executions/{id}/action_history": ({ params }, store) =>
          json(200, { results: actionRecords(findExecution(store, params)) }),
        "POST /workspace/{ws_id}/executions/{id}/cancel": ({ params }, store) => {
          end(findExecution(store, params), "Cancelled", "cancel");
          return json(200, "cancelled");
        },
        "POST /workspace/{ws_id}/executions/{id}/complete": ({ params }, store) =>
          json(200, executionRecord(end(findExecution(store, params), "Completed", "complete"))),
        ...agentRoutes(nextId),
        ...dashboards.routes,
        ...tableRoutes(nextId, { sys_application: dashboards.records }),
      },
      ({ executions }) =>
        [...executions.values()].map((execution) => ({
          id: execution.id,
          state: execution.timeline.state,
          executions: 1,
          record: executionRecord(execution),
        })),
    );
  },
};

/** Ids for what is no execution. */
function idsOf(world: number): () => string {
  let made = 1_000_000;
  return () => {
    made += 1;
    return uuid(made, world);
  };
}

function execute(call: Call, store: Store): Answer {
  const { query, body, scenario } = call;
  const trigger = body.trigger_type === undefined ? {} : { trigger: String(body.trigger_type) };
  const execution = start(store, call, body.input_values ?? {}, trigger);
  if (query.get("run_sync") !== "true") return json(200, { execution_id: execution.id });
  const state = plan(scenario).at(-1) ?? "";
  execution.timeline.replacePlan(state);
  if (state !== "Completed") throw new Refusal(400, `the execution ended as ${state}`);
  return json(200, execution.output);
}

function start(store: Store, call: Call, inputs: unknown, more: Partial<Execution>): Execution {
  const { params } = call;
  store.starts += 1;
  const execution: Execution = {
    id: uuid(store.starts, store.settings.world),
    workspace: params.ws_id ?? "",
    playbook: params.id ?? "",
    trigger: "on_demand",
    inputs,
    output: outputOf(store.settings, { rows: 42 }),
    stateUi: stateUis[call.scenario] ?? "as-state",
    hasFailedStep: call.scenario === "failed-step",
    actions: [],
    timeline: createTimeline(store.settings, plan(call.scenario)),
    ...more,
  };
  store.executions.set(execution.id, execution);
  return execution;
}

const stateUis: Readonly<Record<string, Execution["stateUi"]>> = {
  "state-only": "missing",
  "empty-state-ui": "empty",
};

const plan = (scenario: string) => scenarios[scenario] ?? [];

/** What a person does to an execution ends it, once. */
function end(execution: Execution, state: string, command: string): Execution {
  if (isOver(execution.timeline.state)) throw new Refusal(400, "the execution is over");
  execution.actions.push(command);
  execution.timeline.replacePlan(state);
  return execution;
}

function findExecution({ executions }: Store, params: Call["params"]): Execution {
  const execution = find(executions, params.id, "execution");
  if (execution.workspace !== params.ws_id) throw new Refusal(404, "execution not found");
  return execution;
}
