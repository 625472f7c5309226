import { apiKey, createSdk, type Operation } from "@x/core";
import createClient from "openapi-fetch";
import { median } from "./median.ts";

const ROUNDS = 41;
const CALLS = 500;
/** Calls before the first round: on a busy machine the compiler takes its time. */
const WARM_UP = 20_000;

const body = JSON.stringify({ id: "r1", status: "Succeeded", createdAt: "2026-11-22T00:00:00Z", by: { id: "u1" } });
const answer = async (_url: string | URL | Request, _init?: object) =>
  new Response(body, { headers: { "content-type": "application/json" } });
const KEY = "a key of the usual length 0123456789";

const URL_OF_RUN = "https://api.test/runs/r1";

/** Microseconds of one call over a `fetch` that answers at once: ours, with everything on, and others in the same rounds. */
export async function overhead(): Promise<string[][]> {
  const rows: string[][] = [];
  for (const [kind, calls] of Object.entries({ GET: reads(), POST: starts() })) {
    for (const call of Object.values(calls)) await microseconds(call, WARM_UP);
    const rounds: Record<Column, number>[] = [];
    // One right after the other, so that what slows the machine slows all.
    for (let round = 0; round < ROUNDS; round++) {
      rounds.push({
        byHand: await microseconds(calls.byHand, CALLS),
        openapiFetch: await microseconds(calls.openapiFetch, CALLS),
        ours: await microseconds(calls.ours, CALLS),
      });
    }
    const time = (column: Column) => `${median(rounds.map((round) => round[column])).toFixed(1)} µs`;
    const ratio = (column: Column) => median(rounds.map((round) => round[column] / round.byHand)).toFixed(2);
    rows.push(
      [`${kind}, fetch by hand`, time("byHand"), ""],
      [`${kind}, openapi-fetch`, time("openapiFetch"), `${ratio("openapiFetch")}×`],
      [`${kind}, ours with everything on`, time("ours"), ""],
      [`${kind}, ours over fetch by hand`, `${ratio("ours")}×`, ""],
    );
  }
  return rows;
}

type Column = "byHand" | "openapiFetch" | "ours";
type Call = () => Promise<unknown>;

const operations: readonly Operation[] = [
  { id: "runs.get", method: "GET", path: "/runs/{id}", effect: "read", query: ["limit"] },
  { id: "runs.start", method: "POST", path: "/runs/{id}", effect: "once", body: "fields" },
];

interface Api {
  readonly runs: Readonly<Record<"get" | "start", (input: object) => Promise<unknown>>>;
}

const client = () =>
  createSdk<Api, object>(operations, {
    ...{
      vendor: "test",
      baseUrl: "https://api.test",
      fetch: answer,
      auth: [apiKey("X-API-Key", KEY)],
    },
    observe: { onAttempt: () => undefined, onCall: () => undefined },
  });

interface Paths {
  "/runs/{id}": {
    get: { parameters: { path: { id: string }; query: { limit: number } }; responses: Answers };
    post: { parameters: { path: { id: string } }; requestBody: Json<{ script: string }>; responses: Answers };
  };
}

interface Json<T> {
  content: { "application/json": T };
}

interface Answers {
  200: Json<{ id: string }>;
  default: Json<{ message: string }>;
}

const rawClient = () =>
  createClient<Paths>({
    ...{ baseUrl: "https://api.test", fetch: answer, headers: { "X-API-Key": KEY } },
  });

function reads(): Record<Column, Call> {
  const { runs } = client();
  const raw = rawClient();
  return {
    byHand: async () => parsed(await answer(`${URL_OF_RUN}?limit=10`, { headers: { "X-API-Key": KEY } })),
    openapiFetch: () => raw.GET("/runs/{id}", { params: { path: { id: "r1" }, query: { limit: 10 } } }),
    ours: () => runs.get({ id: "r1", limit: 10 }),
  };
}

function starts(): Record<Column, Call> {
  const { runs } = client();
  const raw = rawClient();
  const headers = { "X-API-Key": KEY, "content-type": "application/json" };
  return {
    byHand: async () =>
      parsed(await answer(URL_OF_RUN, { method: "POST", headers, body: JSON.stringify({ script: "vacuum" }) })),
    openapiFetch: () => raw.POST("/runs/{id}", { params: { path: { id: "r1" } }, body: { script: "vacuum" } }),
    ours: () => runs.start({ id: "r1", script: "vacuum" }),
  };
}

async function parsed(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function microseconds(call: Call, calls: number): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < calls; i++) await call();
  return ((performance.now() - started) * 1000) / calls;
}
