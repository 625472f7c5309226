import { type Answer, json } from "../server.ts";
import { actionRecords, type Execution, executionRecord, isOver, stepRecord } from "./blink-records.ts";
import { createCourse } from "./course.ts";
import { queryPage } from "./rql.ts";
import {
  bind,
  type Call,
  find,
  outputOf,
  Refusal,
  type ScenarioVendor,
  type Settings,
  type World as Starts,
  uuid,
} from "./stage.ts";

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
};

interface World extends Starts {
  readonly scenario: string;
  readonly settings: Settings;
  readonly executions: Map<string, Execution>;
}

/** Playbooks (workflows) at Blink. */
export const blink: ScenarioVendor = {
  scenarios: Object.keys(scenarios),
  credential: (headers) => headers["blink-api-key"] as string | undefined,
  open: [],
  error: (status, message) => ({ status, message, details: "", identifier: "", data: {}, user_error: {} }),
  play: (scenario, settings) =>
    bind<World>(
      { starts: 0, scenario, settings, executions: new Map() },
      {
        "POST /workspace/{ws_id}/playbooks/{id}/execute": execute,
        // A draft has no synchronous execution, and whether it takes inputs is not known.
        "POST /workspace/{ws_id}/playbooks/{id}/draft/execute": ({ params }, world) =>
          json(200, { execution_id: start(world, params, {}, { draft: world.starts + 1 }).id }),
        "GET /workspace/{ws_id}/executions": ({ params, query }, { executions }) => {
          const all = [...executions.values()].filter(({ workspace }) => workspace === params.ws_id);
          return json(200, queryPage(query.get("q"), all.map(executionRecord)));
        },
        "GET /workspace/{ws_id}/executions/{id}": ({ params }, world) => {
          const execution = findExecution(world, params);
          execution.course.poll();
          return json(200, executionRecord(execution));
        },
        // What this answers is not published; here it is what a synchronous execution answers.
        "GET /workspace/{ws_id}/executions/{id}/outputs": ({ params }, world) => {
          const { course, output } = findExecution(world, params);
          return json(200, course.state === "Completed" ? output : {});
        },
        "GET /workspace/{ws_id}/executions/{id}/steps": ({ params }, world) =>
          json(200, { results: [stepRecord(findExecution(world, params))] }),
        "GET /workspace/{ws_id}/executions/{id}/action_history": ({ params }, world) =>
          json(200, { results: actionRecords(findExecution(world, params)) }),
        "POST /workspace/{ws_id}/executions/{id}/cancel": ({ params }, world) => {
          end(findExecution(world, params), "Cancelled", "cancel");
          return json(200, "cancelled");
        },
        "POST /workspace/{ws_id}/executions/{id}/complete": ({ params }, world) =>
          json(200, executionRecord(end(findExecution(world, params), "Completed", "complete"))),
      },
      ({ executions }) =>
        [...executions.values()].map((execution) => ({
          id: execution.id,
          state: execution.course.state,
          executions: 1,
          record: executionRecord(execution),
        })),
    ),
};

function execute({ params, query, body }: Call, world: World): Answer {
  const trigger = body.trigger_type === undefined ? {} : { trigger: String(body.trigger_type) };
  const execution = start(world, params, body.input_values ?? {}, trigger);
  if (query.get("run_sync") !== "true") return json(200, { execution_id: execution.id });
  const state = plan(world).at(-1) ?? "";
  execution.course.turn(state);
  if (state !== "Completed") throw new Refusal(400, `the execution ended as ${state}`);
  return json(200, execution.output);
}

function start(world: World, params: Call["params"], inputs: unknown, more: Partial<Execution>): Execution {
  world.starts += 1;
  const execution: Execution = {
    id: uuid(world.starts),
    workspace: params.ws_id ?? "",
    playbook: params.id ?? "",
    trigger: "on_demand",
    inputs,
    output: outputOf(world.settings, { rows: 42 }),
    old: world.scenario === "state-only",
    actions: [],
    course: createCourse(world.settings, plan(world)),
    ...more,
  };
  world.executions.set(execution.id, execution);
  return execution;
}

const plan = ({ scenario }: World) => scenarios[scenario] ?? [];

/** What a person does to an execution ends it, once. */
function end(execution: Execution, state: string, command: string): Execution {
  if (isOver(execution.course.state)) throw new Refusal(400, "the execution is over");
  execution.actions.push(command);
  execution.course.turn(state);
  return execution;
}

function findExecution({ executions }: World, params: Call["params"]): Execution {
  const execution = find(executions, params.id, "execution");
  if (execution.workspace !== params.ws_id) throw new Refusal(404, "execution not found");
  return execution;
}
