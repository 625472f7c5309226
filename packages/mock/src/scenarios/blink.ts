import { type Answer, json } from "../server.ts";
import { advance, bind, type Call, find, type Polled, Refusal, type ScenarioVendor, uuid } from "./stage.ts";

/** The states polls see. Blink publishes no name for an execution under way; any will do for a client. */
const scenarios: Readonly<Record<string, readonly string[]>> = {
  succeeds: ["Running", "Running", "Completed"],
  fails: ["Running", "Failed"],
  paused: ["Running", "Paused"],
  timeout: ["Running", "Timeout"],
  // Running until it is cancelled.
  cancelled: ["Running"],
};

interface Execution extends Polled<string> {
  readonly id: string;
  readonly workspace: string;
  readonly playbook: string;
  readonly inputs: unknown;
  /** What people did to it. */
  readonly actions: string[];
}

interface World {
  starts: number;
  readonly states: readonly string[];
  readonly executions: Map<string, Execution>;
}

const output = { rows: 42 };

/** Playbooks (workflows) at Blink. */
export const blink: ScenarioVendor = {
  scenarios: Object.keys(scenarios),
  credential: (headers) => headers["blink-api-key"] as string | undefined,
  error: (status, message) => ({ status, message, details: "", identifier: "", data: {}, user_error: {} }),
  open: (name) =>
    bind<World>(
      { starts: 0, states: scenarios[name] ?? [], executions: new Map() },
      {
        "POST /workspace/{ws_id}/playbooks/{id}/execute": execute,
        // A draft has no synchronous execution, and whether it takes inputs is not known.
        "POST /workspace/{ws_id}/playbooks/{id}/draft/execute": ({ params }, world) =>
          json(200, { execution_id: start(world, params, {}).id }),
        "GET /workspace/{ws_id}/executions": list,
        "GET /workspace/{ws_id}/executions/{id}": ({ params }, world) => {
          const execution = findExecution(world, params);
          advance(execution);
          return json(200, record(execution));
        },
        // What this answers is not published; here it is what a synchronous execution answers.
        "GET /workspace/{ws_id}/executions/{id}/outputs": ({ params }, world) =>
          json(200, findExecution(world, params).state === "Completed" ? output : {}),
        "GET /workspace/{ws_id}/executions/{id}/steps": ({ params }, world) =>
          json(200, { results: [step(findExecution(world, params))] }),
        "GET /workspace/{ws_id}/executions/{id}/action_history": ({ params }, world) =>
          json(200, { results: findExecution(world, params).actions.map(action) }),
        "POST /workspace/{ws_id}/executions/{id}/cancel": ({ params }, world) => {
          end(findExecution(world, params), "Cancelled", "cancel");
          return json(200, "cancelled");
        },
        "POST /workspace/{ws_id}/executions/{id}/complete": ({ params }, world) =>
          json(200, record(end(findExecution(world, params), "Completed", "complete"))),
      },
    ),
};

function execute({ params, query, body }: Call, world: World): Answer {
  const execution = start(world, params, body.input_values ?? {});
  if (query.get("run_sync") !== "true") return json(200, { execution_id: execution.id });
  const state = world.states.at(-1) ?? "";
  Object.assign(execution, { state, ahead: [] });
  if (state !== "Completed") throw new Refusal(400, `the execution ended as ${state}`);
  return json(200, output);
}

function start(world: World, params: Call["params"], inputs: unknown): Execution {
  world.starts += 1;
  const id = uuid(world.starts);
  const execution: Execution = {
    id,
    workspace: params.ws_id ?? "",
    playbook: params.id ?? "",
    inputs,
    actions: [],
    state: "Running",
    ahead: world.states,
  };
  world.executions.set(id, execution);
  return execution;
}

/** What a person does to an execution ends it, once. */
function end(execution: Execution, state: string, command: string): Execution {
  if (isOver(execution.state)) throw new Refusal(400, "the execution is over");
  execution.actions.push(command);
  return Object.assign(execution, { state, ahead: [] });
}

function list({ params, query }: Call, world: World): Answer {
  const { limit = 50, offset = 0 } = parseQuery(query.get("q") ?? "{}");
  const all = [...world.executions.values()].filter(({ workspace }) => workspace === params.ws_id);
  return json(200, {
    limit,
    offset,
    total: all.length,
    results: all.slice(offset, offset + limit).map(record),
  });
}

/** As much of Blink's query language as pages need. */
function parseQuery(q: string): { readonly limit?: number; readonly offset?: number } {
  try {
    return JSON.parse(q) as { limit?: number; offset?: number };
  } catch {
    throw new Refusal(400, "q is no JSON");
  }
}

function findExecution({ executions }: World, params: Call["params"]): Execution {
  const execution = find(executions, params.id, "execution");
  if (execution.workspace !== params.ws_id) throw new Refusal(404, "execution not found");
  return execution;
}

const isOver = (state: string) => ["Completed", "Failed", "Cancelled", "Timeout"].includes(state);

/** Epoch milliseconds. */
const time = 1_767_605_400_000;

const record = ({ id, workspace, playbook, inputs, state }: Execution) => ({
  id,
  workspace_id: workspace,
  playbook_id: playbook,
  playbook_name: "Playbook",
  inputs,
  state,
  state_ui: state,
  trigger_type: "on_demand",
  created_at: time,
  started_at: time,
  updated_at: time,
  ...(isOver(state) && { finished_at: time }),
  ...(state === "Cancelled" && { cancel_reason: "cancelled by a user" }),
  ...(state === "Failed" && { error_details: { message: "a step failed", error_code: "STEP_FAILED" } }),
  step_results: state === "Completed" ? { output } : {},
});

const step = ({ inputs, state }: Execution) => ({
  step_id: "S1",
  state,
  started_at: time,
  ...(isOver(state) && { finished_at: time }),
  input_parameters: inputs,
  ...(state === "Completed" && { output_data: output }),
  ...(state === "Failed" && { error_data: { message: "a step failed" } }),
});

const action = (command: string, index: number) => ({ id: uuid(index + 1), cmd: command, created_at: time });
