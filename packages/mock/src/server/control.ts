import { FaultError } from "../faults/check-fault.ts";
import { type Answer, isObject, json, type MockRequest } from "../http/message.ts";
import type { VendorMock } from "../states/vendor-mock.ts";
import { jsonProblem } from "../strict/body.ts";
import { notRanOnce } from "./assertions.ts";
import { type LoggedRequest, requestsOn } from "./log.ts";
import type { Mock } from "./mock.ts";
import type { World } from "./world.ts";
import type { WorldOptions } from "./world-options.ts";

/** What is controlled. */
export interface Controlled {
  readonly name: string;
  readonly vendor: VendorMock;
  /** The world's. */
  readonly number: number;
  readonly world: World;
  readonly mock: Mock;
  readonly options: WorldOptions;
}

/** Whether a request is for the mock itself, not for the vendor. */
export const isControl = ({ path }: Pick<MockRequest, "path">): boolean =>
  path === "/_mock" || path.startsWith("/_mock/");

const resources = "resources other than runs: by the plain rules of REST, as far as the description shows them";

type Command = (request: MockRequest, controlled: Controlled) => Answer | Promise<Answer>;

const commands: Readonly<Record<string, Command>> = {
  "GET /_mock": (_, { name, vendor, number, world, mock, options: { scenario = vendor.scenarios[0] } }) =>
    json(200, {
      vendor: name,
      scenario,
      scenarios: vendor.scenarios,
      world: number,
      pid: process.pid,
      starts: mock.starts,
      executions: mock.executions,
      runs: mock.runs,
      requests: world.requests.map(seen),
      unconfirmed: [...vendor.unconfirmed, resources],
    }),
  "GET /_mock/requests": ({ query }, { world }) =>
    json(200, { requests: requestsOn(world.requests, query.get("on") ?? undefined).map(seen) }),
  "GET /_mock/ran-once": ({ query }, { world }) => {
    const wrong = notRanOnce(world.requests, world.runs, query.get("on") ?? undefined);
    return wrong ? json(409, { message: wrong }) : json(200, { ranOnce: true });
  },
  "POST /_mock/faults": ({ body }, { world }) => {
    for (const fault of [body].flat()) world.addFault(fault);
    return { status: 204 };
  },
  "DELETE /_mock/faults": (_, { world }) => {
    world.clearFaults();
    return { status: 204 };
  },
  "POST /_mock/clock": ({ body }, { world }) => {
    const { advanceMs } = fields(body, ["advanceMs"]);
    if (!Number.isInteger(advanceMs) || (advanceMs as number) < 0)
      throw new FaultError('"advanceMs" must be a whole number from 0 on');
    world.advance(advanceMs as number);
    return { status: 204 };
  },
  "POST /_mock/reset": (_, { mock }) => {
    mock.reset();
    return { status: 204 };
  },
  "POST /_mock/worlds": async ({ body }, { mock }) => {
    const given = fields(body, ["scenario", "faults", "endsAfterMs", "output", "secret", "world"]);
    const { url } = await mock.openWorld({ assertNoRefusals: false, ...given } as WorldOptions);
    return json(201, { url });
  },
};

/** The mock's own routes, for a test in another process or language. */
export async function control(request: MockRequest, controlled: Controlled): Promise<Answer> {
  const { method, path } = request;
  const command = commands[`${method} ${path}`];
  if (!command)
    return json(404, { message: `the mock has no ${method} ${path}; it has: ${Object.keys(commands).join(", ")}` });
  const broken = jsonProblem(request);
  if (broken) return json(400, { message: `the body ${broken}` });
  try {
    return await command(request, controlled);
  } catch (error) {
    return json(400, { message: (error as Error).message });
  }
}

function fields(body: unknown, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (body === undefined) return {};
  if (!isObject(body)) throw new FaultError("the body must be an object");
  const unknown = Object.keys(body).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new FaultError(`there is no "${unknown}"; allowed: ${known.join(", ")}`);
  return body;
}

const seen = ({ query, text: _, ...request }: LoggedRequest) => ({ ...request, query: Object.fromEntries(query) });
