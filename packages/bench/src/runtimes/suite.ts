import {
  AbortError,
  ApiError,
  createHoop,
  DeadlineError,
  DecodeError,
  type Hoop,
  OutcomeUnknownError,
  RunFailedError,
  result,
} from "@x/hoop";
import { openWorld, type World } from "./world.ts";

/** What is asked of the SDK wherever it runs. Nothing here is of one runtime: no import but the SDK's. */
const checks: Readonly<Record<string, (world: World, hoop: Hoop) => Promise<void>>> = {
  "a call": async (_, hoop) => {
    const { id } = await hoop.sessions.start({ connection: "pg", script: "select 1" });
    equal((await hoop.sessions.get({ session_id: String(id) })).id, id);
  },
  "an error by its class": async (_, hoop) => {
    const error = await errorOf(hoop.sessions.get({ session_id: "none" }));
    isA(error, ApiError);
    equal((error as ApiError).status, 404);
  },
  "a read is sent again": async (world, hoop) => {
    await world.fail({ on: "GET /sessions", how: 503, times: 2 });
    await hoop.sessions.list().toArray(all);
    equal(await world.count("GET /sessions"), 3);
  },
  "a start that a kept connection loses is sent once, and found": async (world, hoop) => {
    await world.fail({ on: "POST /sessions", how: "reset", after: true });
    const error = await errorOf(hoop.sessions.start({ connection: "pg", script: "vacuum" }));
    isA(error, OutcomeUnknownError);
    equal((await (error as OutcomeUnknownError).reconcile()).outcome, "found");
    equal(await world.count("POST /sessions"), 1);
  },
  "a deadline": async (world, hoop) => {
    await world.fail({ on: "GET /sessions", how: "stall" });
    isA(await errorOf(hoop.sessions.list({}, { deadlineMs: 300 }).toArray(all)), DeadlineError);
  },
  pages: async (_, hoop) => {
    for (let number = 0; number < 5; number++) await hoop.sessions.start({ connection: "pg", script: `${number}` });
    const scripts = new Set<string>();
    for await (const { id } of hoop.sessions.list({ limit: 2 })) scripts.add(String(id));
    equal(scripts.size, 5);
  },
  "a run through its review": async (_, hoop) => {
    const states: string[] = [];
    const run = await hoop.sessions.start({ connection: "pg-approved-after-review", script: "vacuum" });
    await run.wait({ pollMs: 10, onUpdate: ({ state }) => void states.push(state) });
    equal(run.state, "succeeded");
    equal(states.includes("waiting"), true);
  },
  "a run that fails": async (_, hoop) => {
    const run = await hoop.sessions.start({ connection: "pg-fails", script: "vacuum" });
    isA(await errorOf(run.wait({ pollMs: 10 })), RunFailedError);
  },
  "a token that another client takes up": async (world, hoop) => {
    const token = (await hoop.sessions.start({ connection: "pg-slow", script: "vacuum" })).token();
    const again = clientOf(world).resume(token);
    await again.wait({ pollMs: 10 });
    equal(again.state, "succeeded");
    equal(token.includes(SECRET), false);
  },
  "live output (server-sent events)": async (_, hoop) => {
    const run = await hoop.sessions.start({ connection: "pg-slow", script: "vacuum" });
    let text = "";
    for await (const piece of run.live()) text += piece.text;
    equal(text.length > 0, true);
  },
  "an abort": async (world, hoop) => {
    await world.fail({ on: "GET /sessions", how: "stall" });
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 100);
    isA(await errorOf(hoop.sessions.list({}, { signal: abort.signal }).toArray(all)), AbortError);
  },
  "HTML is no data": async (world, hoop) => {
    await world.fail({ on: "GET /sessions", how: "html" });
    isA(await errorOf(hoop.sessions.list().toArray(all)), DecodeError);
  },
  "a secret in no error": async (world, hoop) => {
    await world.fail({ on: "GET /sessions", how: 400 });
    const error = await errorOf(hoop.sessions.list().toArray(all));
    const shown = [String(error), JSON.stringify(error), (error as Error).stack, JSON.stringify(hoop)].join("\n");
    equal(shown.includes(SECRET), false);
  },
  "a wrong input, before anything is sent": async (world, hoop) => {
    isA(await errorOf(hoop.sessions.get({ session_id: ".." })), Error);
    equal((await world.requests()).length, 0);
  },
};

const all = { limit: 100 };
const SECRET = "hpk_suite_secret";

export interface Outcome {
  readonly name: string;
  /** What went wrong; nothing where the check held. */
  readonly wrong?: string;
}

/** All checks one after the other, each in a world of its own of a mock that listens at an address. */
export async function suite(mock: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [name, check] of Object.entries(checks)) {
    const world = await openWorld(mock);
    const wrong = await check(world, clientOf(world)).then(() => undefined, describe);
    outcomes.push({ name, ...(wrong !== undefined && { wrong }) });
  }
  return outcomes;
}

const clientOf = ({ url }: World): Hoop => createHoop({ baseUrl: url, token: SECRET, retry: { baseMs: 1, capMs: 10 } });

const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${error.message}` : String(error);

async function errorOf(promise: Promise<unknown>): Promise<unknown> {
  const outcome = await result(promise);
  if (outcome.ok) throw new Error(`must fail, but answered ${JSON.stringify(outcome.data)}`);
  return outcome.error;
}

function equal(seen: unknown, wanted: unknown): void {
  if (seen !== wanted) throw new Error(`must be ${wanted}, not ${seen}`);
}

function isA(error: unknown, wanted: abstract new (...args: never) => unknown): void {
  if (!(error instanceof wanted)) throw new Error(`must be ${wanted.name}, not ${error}`);
}
