import { createAirplane } from "@x/airplane";
import { createBlink } from "@x/blink";
import type { ClientOptions, Hooks, Run, RunStart } from "@x/core";
import { createHoop } from "@x/hoop";
import { createVirtualClock, type VirtualClock } from "../../../core/test/support/virtual-clock.ts";
import { type ScenarioOptions, type ScenarioServer, startScenario } from "../../src/index.ts";

export const WORKSPACE = "0b7c1d9e-3f7a-4c55-9a53-0d2f8f6f1c11";

/** A client at a scenario server, both on one clock that moves when there is nothing else to do. */
export interface Stage<Client> extends AsyncDisposable {
  readonly client: Client;
  readonly server: ScenarioServer;
  readonly clock: VirtualClock;
  /** Another client of the same server, as another process would have. */
  readonly another: (options?: Partial<ClientOptions>) => Client;
  /** Routes the server was asked for, as `GET /runs/get`. */
  readonly asked: () => string[];
}

const clients = {
  airplane: (options: ClientOptions) => createAirplane({ ...options, apiKey: "key" }),
  hoop: (options: ClientOptions) => createHoop({ ...options, token: "token" }),
  blink: (options: ClientOptions) => createBlink({ ...options, apiKey: "key", workspace: WORKSPACE }),
};
type Clients = { readonly [Vendor in keyof typeof clients]: ReturnType<(typeof clients)[Vendor]> };
export type Vendor = keyof Clients;

export async function stageOf<V extends Vendor>(
  vendor: V,
  scenario: string,
  { observe, ...options }: ScenarioOptions & { readonly observe?: Hooks } = {},
): Promise<Stage<Clients[V]>> {
  const { fetch, busy } = watchedFetch();
  const clock = createVirtualClock({ busy });
  const server = await startScenario(vendor, scenario, { clock, ...options });
  const create = clients[vendor] as (options: ClientOptions) => Clients[V];
  const another = (more: Partial<ClientOptions> = {}) =>
    create({ baseUrl: server.url, fetch, clock, ...(observe && { observe }), ...more });
  return {
    ...{ client: another(), server, clock, another },
    asked: () => server.requests.map(({ method, path }) => `${method} ${path}`),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** Node's `fetch`, which tells whether answers are under way. */
function watchedFetch(): { readonly fetch: typeof globalThis.fetch; readonly busy: () => boolean } {
  let underway = 0;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    underway++;
    try {
      const response = await globalThis.fetch(input, init);
      if (response.headers.get("content-type") === "text/event-stream") return response;
      const { status, statusText, headers } = response;
      const body = await response.arrayBuffer();
      return new Response(status === 204 ? null : body, { status, statusText, headers });
    } finally {
      underway--;
    }
  };
  return { fetch, busy: () => underway > 0 };
}

/** A start with its input, whatever it starts. */
export interface AnyStart {
  readonly start: () => Promise<Run>;
  readonly reconcile: (lost: Parameters<RunStart<never>["reconcile"]>[1]) => ReturnType<RunStart<never>["reconcile"]>;
}

/** Every start of every vendor, by `vendor group.start`. */
export const starts = {
  "airplane tasks.start": ({ tasks }: Clients["airplane"]) => bound(tasks.start, { slug: "migrate" }),
  "airplane runbooks.start": ({ runbooks }: Clients["airplane"]) => bound(runbooks.start, { id: "rbk1" }),
  "hoop sessions.start": ({ sessions }: Clients["hoop"]) => bound(sessions.start, { connection: "pg", script: "x" }),
  "hoop runbooks.start": ({ runbooks }: Clients["hoop"]) =>
    bound(runbooks.start, { connection: "pg", repository: "github.com/acme/runbooks", fileName: "x.sql" }),
  "hoop runbooks.startPlugin": ({ runbooks }: Clients["hoop"]) =>
    bound(runbooks.start, { connection: "pg", fileName: "x.sql" }),
  "blink playbooks.start": ({ playbooks }: Clients["blink"]) => bound(playbooks.start, { id: "p1" }),
  "blink playbooks.startDraft": ({ playbooks }: Clients["blink"]) => bound(playbooks.startDraft, { id: "p1" }),
} as const;
export type StartName = keyof typeof starts;

/** The routes of the starts, for a server to fail at. */
export const routes: Readonly<Record<StartName, string>> = {
  "airplane tasks.start": "POST /tasks/execute",
  "airplane runbooks.start": "POST /runbooks/execute",
  "hoop sessions.start": "POST /sessions",
  "hoop runbooks.start": "POST /runbooks/exec",
  "hoop runbooks.startPlugin": "POST /plugins/runbooks/connections/{name}/exec",
  "blink playbooks.start": "POST /workspace/{ws_id}/playbooks/{id}/execute",
  "blink playbooks.startDraft": "POST /workspace/{ws_id}/playbooks/{id}/draft/execute",
};

export const startNames = Object.keys(starts) as StartName[];

export const vendorOf = (name: StartName): Vendor => name.split(" ")[0] as Vendor;

/** A start bound to a client of its vendor. */
export const startOf = (name: StartName, client: unknown): AnyStart =>
  (starts[name] as (client: unknown) => AnyStart)(client);

interface Startable<Input> {
  (input: Input): Promise<Run>;
  reconcile(input: Input, ...more: Parameters<AnyStart["reconcile"]>): ReturnType<AnyStart["reconcile"]>;
}

function bound<Input>(start: Startable<Input>, input: Input): AnyStart {
  return { start: () => start(input), reconcile: (lost) => start.reconcile(input, lost) };
}

/** Every state a run goes through until it ends or ten minutes are over, as `waiting:review`. */
export async function statesOf(run: Run): Promise<string[]> {
  const key = ({ state, reason }: Pick<Run, "state" | "reason">) => [state, ...(reason ? [reason] : [])].join(":");
  const states = [key(run)];
  try {
    for await (const update of run.watch({ deadlineMs: 600_000 })) states.push(key(update));
  } catch (error) {
    if ((error as Error).name !== "DeadlineError") throw error;
  }
  return states;
}
