import type { ScenarioRun } from "../states/scenario.ts";
import { sentence } from "../strict/problem.ts";
import { type LoggedRequest, requestsOn } from "./log.ts";

/** What is wrong with "this ran exactly once", as a text; undefined where it did. */
export function notRanOnce(
  requests: readonly LoggedRequest[],
  runs: readonly ScenarioRun[],
  on: string | undefined,
): string | undefined {
  const seen = requestsOn(requests, on);
  const ids = seen.flatMap(({ started }) => started);
  const started = on === undefined ? runs : runs.filter(({ id }) => ids.includes(id));
  const executions = started.reduce((sum, run) => sum + run.executions, 0);
  if (executions === 1 && started.length === 1) return undefined;
  const what = on === undefined ? "work" : on;
  const lines = [
    ...seen.filter((each) => each.started.length > 0).map((each) => `  request ${each.number} ${startText(each)}`),
    ...started.map((run) => `  run ${run.id} (${run.state}) was executed ${run.executions} times`),
  ];
  return [`${what} must have run exactly once, but ran ${executions} times`, ...lines].join("\n");
}

const startText = ({ method, path, started, note }: LoggedRequest) =>
  `${method} ${path} started ${started.join(", ")}${note ? `: ${note}` : ""}`;

/** The requests that were refused, as a text; undefined where none was. */
export function refusalText(requests: readonly LoggedRequest[]): string | undefined {
  const refused = requests.filter(({ problems }) => problems.length > 0);
  if (refused.length === 0) return undefined;
  const lines = refused.map(
    ({ number, method, path, problems }) =>
      `  request ${number} ${method} ${path}\n${problems.map((each) => `    ${sentence(each)}`).join("\n")}`,
  );
  return [`the mock refused ${refused.length} of ${requests.length} requests:`, ...lines].join("\n");
}
