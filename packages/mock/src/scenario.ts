import { matchPath } from "./find-operation.ts";
import { airplane } from "./scenarios/airplane.ts";
import { blink } from "./scenarios/blink.ts";
import { hoop } from "./scenarios/hoop.ts";
import { Refusal, type Route, type ScenarioVendor } from "./scenarios/stage.ts";
import { json, type MockRequest, type MockServer, type ServerOptions, startServer } from "./server.ts";
import type { StrictOptions } from "./strict.ts";

export interface ScenarioServer extends MockServer {
  /** How many runs were really started. */
  readonly starts: number;
}

const vendors: Readonly<Record<string, ScenarioVendor>> = { airplane, blink, hoop };

/** The names `startScenario` knows for a vendor; none for an unknown one. */
export const scenariosOf = (vendor: string): readonly string[] => vendors[vendor]?.scenarios ?? [];

/** A server at which every run of the vendor goes the scenario's way, one step further with each poll. */
export async function startScenario(
  vendor: string,
  scenario: string,
  { secret, ...options }: ServerOptions & StrictOptions = {},
): Promise<ScenarioServer> {
  const known = vendors[vendor];
  if (!known) throw new Error(`no vendor "${vendor}": choose ${Object.keys(vendors).join(", ")}`);
  if (!known.scenarios.includes(scenario)) {
    throw new Error(`no scenario "${scenario}" at ${vendor}: choose ${known.scenarios.join(", ")}`);
  }
  const stage = known.open(scenario);
  const server = await startServer((request) => {
    try {
      const credential = known.credential(request.headers);
      if (!credential || (secret !== undefined && credential !== secret)) {
        throw new Refusal(401, "missing or invalid credential");
      }
      return route(stage.routes, request);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return json(error.status, known.error(error.status, error.message));
    }
  }, options);
  return {
    ...server,
    get starts() {
      return stage.world.starts;
    },
  };
}

function route(routes: Readonly<Record<string, Route>>, request: MockRequest) {
  for (const [name, answer] of Object.entries(routes)) {
    const [method = "", template = ""] = name.split(" ");
    const params = method === request.method ? matchPath(template, request.path) : undefined;
    if (!params) continue;
    const { query, headers } = request;
    return answer({ params, query, headers, body: fieldsOf(request.body) });
  }
  throw new Refusal(404, `${request.method} ${request.path} is not part of this scenario`);
}

function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  if (body === undefined) return {};
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new Refusal(400, "the body is no JSON object");
}
