import { matchRoute } from "../description/find-operation.ts";
import { createFailures, failing } from "../faults/failures.ts";
import { type Answer, json, type MockRequest, type RawAnswer } from "../http/message.ts";
import { Refusal } from "../states/refusal.ts";
import type { Scenario, ScenarioVendor } from "../states/scenario.ts";
import type { Clock } from "../states/timeline.ts";
import type { StrictOptions } from "../strict/strict.ts";
import { vendors } from "../vendors/vendors.ts";
import { control, isControl } from "./control.ts";
import { type ServerOptions, startServer } from "./http.ts";
import type { ScenarioServer } from "./scenario-server.ts";

export interface ScenarioOptions extends ServerOptions, StrictOptions {
  /** The time runs live by, and their timestamps; this machine's by default. */
  readonly clock?: Clock;
  /** Moves runs by the clock: what they go through takes this long. Without it every poll moves them a step. */
  readonly endsAfterMs?: number;
  /** What runs put out instead of the scenario's output: any JSON, at Hoop text. */
  readonly output?: unknown;
}

/** The names `startScenario` knows for a vendor; none for an unknown one. */
export const scenariosOf = (vendor: string): readonly string[] => vendors[vendor]?.scenarios ?? [];

/** A server at which every run of the vendor goes the scenario's way, with each poll or with the clock. */
export async function startScenario(
  vendor: string,
  scenario: string,
  { secret, clock = Date, endsAfterMs, output, ...options }: ScenarioOptions = {},
): Promise<ScenarioServer> {
  const known = vendors[vendor];
  if (!known) throw new Error(`no vendor "${vendor}": choose ${Object.keys(vendors).join(", ")}`);
  if (!known.scenarios.includes(scenario)) {
    throw new Error(`no scenario "${scenario}" at ${vendor}: choose ${known.scenarios.join(", ")}`);
  }
  const running = known.create(scenario, { clock, endsAfterMs, output });
  const failures = createFailures(Object.keys(running.routes));
  const error = (status: number, message = "the mock fails as it was told") =>
    json(status, known.error(status, message));
  const respond = (request: MockRequest) => {
    try {
      return answer(known, running, request, secret);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return error(refusal.status, refusal.message);
    }
  };

  const server = await startServer((request) => {
    if (isControl(request)) return control(request, scenarioServer);
    const failure = failures.take(request);
    return failure ? failing(failure, () => respond(request), error) : respond(request);
  }, options);
  const scenarioServer: ScenarioServer = {
    ...server,
    fail: failures.add,
    get requests() {
      return server.requests.filter((request) => !isControl(request));
    },
    get starts() {
      return running.store.starts;
    },
    get executions() {
      return running.runs().reduce((sum, run) => sum + run.executions, 0);
    },
    get runs() {
      return running.runs();
    },
  };
  return scenarioServer;
}

function answer(
  { open, credential }: ScenarioVendor,
  { routes }: Scenario,
  { method, path, query, headers, body }: MockRequest,
  secret: string | undefined,
): Answer | RawAnswer {
  const name = Object.keys(routes).find((route) => matchRoute(route, method, path));
  const given = credential(headers);
  if (!open.includes(name ?? "") && (!given || (secret !== undefined && given !== secret))) {
    throw new Refusal(401, "missing or invalid credential");
  }
  const route = routes[name ?? ""];
  if (!name || !route) throw new Refusal(404, `${method} ${path} is not part of this scenario`);
  return route({ params: matchRoute(name, method, path) ?? {}, query, headers, body: fieldsOf(body) });
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  if (body === undefined) return {};
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new Refusal(400, "the body must be a JSON object");
}
