import { apiKey, createSdk, type Operation } from "@x/core";
import createClient from "openapi-fetch";

const ROUNDS = 41;
const CALLS = 500;

const body = JSON.stringify({ id: "r1", status: "Succeeded", createdAt: "2026-11-22T00:00:00Z", by: { id: "u1" } });
const answer = async () => new Response(body, { headers: { "content-type": "application/json" } });

/** Microseconds of one call over a `fetch` that answers at once: ours, with everything switched on, against raw openapi-fetch. */
export async function overhead(): Promise<string[][]> {
  const kinds = { read: reads(), start: starts() };
  const rows: string[][] = [];
  for (const [kind, { ours, raw }] of Object.entries(kinds)) {
    await microseconds(ours, CALLS * 4);
    await microseconds(raw, CALLS * 4);
    const measured: { ours: number; raw: number }[] = [];
    // One right after the other, so that what slows the machine slows both.
    for (let round = 0; round < ROUNDS; round++) {
      measured.push({ ours: await microseconds(ours, CALLS), raw: await microseconds(raw, CALLS) });
    }
    rows.push(
      [`a ${kind}, openapi-fetch`, `${median(measured.map(({ raw }) => raw)).toFixed(1)} µs`, ""],
      [`a ${kind}, ours`, `${median(measured.map(({ ours }) => ours)).toFixed(1)} µs`, ""],
      [`a ${kind}, ratio`, median(measured.map(({ ours, raw }) => ours / raw)).toFixed(2), "goal 1.25"],
    );
  }
  return rows;
}

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
      auth: [apiKey("X-API-Key", "a key of the usual length 0123456789")],
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
    ...{ baseUrl: "https://api.test", fetch: answer, headers: { "X-API-Key": "a key of the usual length 0123456789" } },
  });

function reads(): { readonly ours: Call; readonly raw: Call } {
  const { runs } = client();
  const raw = rawClient();
  return {
    ours: () => runs.get({ id: "r1", limit: 10 }),
    raw: () => raw.GET("/runs/{id}", { params: { path: { id: "r1" }, query: { limit: 10 } } }),
  };
}

function starts(): { readonly ours: Call; readonly raw: Call } {
  const { runs } = client();
  const raw = rawClient();
  return {
    ours: () => runs.start({ id: "r1", script: "vacuum" }),
    raw: () => raw.POST("/runs/{id}", { params: { path: { id: "r1" } }, body: { script: "vacuum" } }),
  };
}

async function microseconds(call: Call, calls: number): Promise<number> {
  const started = performance.now();
  for (let i = 0; i < calls; i++) await call();
  return ((performance.now() - started) * 1000) / calls;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
