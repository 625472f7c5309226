import fc from "fast-check";
import type { Reaction } from "../../../mock/src/faults/fault-server.ts";
import { answer, garbage, hangUp, reset, silence, stallAfterHeaders } from "../../../mock/src/faults/reactions.ts";
import type { Clock } from "../../src/transport/clock.ts";
import type { Fetch } from "../../src/transport/fetch.ts";
import { pause } from "../../src/transport/within.ts";
import { lost } from "./scripted.ts";

/** What network and server make of one request. */
export interface Turn {
  readonly fault: Fault;
  /** Whether the server carries the request out, where the fault leaves that open. */
  readonly willing: boolean;
  /** Milliseconds until the client hears of it. */
  readonly afterMs: number;
}

type Fault =
  | { readonly kind: "refused" | "silent" }
  | { readonly kind: "lost"; readonly code: string }
  | { readonly kind: "answer"; readonly status: number; readonly body: Body; readonly headers: Headers };

type Body = "json" | "html" | "broken" | "empty" | "stalls" | "breaks";
type Headers = Readonly<Record<string, string>>;

/** What a start answers. */
export const STARTED = { id: "r1" };

const texts: Readonly<Record<Body, string>> = {
  ...{ json: JSON.stringify(STARTED), html: "<!doctype html>", broken: '{"id":', empty: "" },
  ...{ stalls: '{"id":', breaks: '{"id":' },
};

const status = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(200, 201, 429, 502, 503) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(202, 300, 301, 302, 303, 304, 307, 308, 400, 401, 404, 408, 409, 500, 501, 504, 599),
  },
);
const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: fc.nat(5000).map((ms): Headers => ({ "retry-after-ms": String(ms) })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom("0", "1", "3600", "3601").map((value): Headers => ({ "retry-after": value })),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("/items/2", "http://elsewhere.test/", "::").map((location): Headers => ({ location })),
  },
);
const body = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Body>("json") },
  { weight: 2, arbitrary: fc.constantFrom<Body>("html", "broken", "empty", "stalls", "breaks") },
);
const answered = fc.record({ kind: fc.constant("answer" as const), status, headers, body });
const unanswered = fc.oneof(
  fc.constant({ kind: "silent" as const }),
  fc
    .constantFrom("ECONNRESET", "UND_ERR_SOCKET", "EPIPE", "EHOSTUNREACH", "")
    .map((code) => ({ kind: "lost" as const, code })),
);
const refused = fc.constant({ kind: "refused" as const });

const turnsOf = (...faults: readonly fc.WeightedArbitrary<Fault>[]): fc.Arbitrary<readonly Turn[]> =>
  fc.array(
    fc.record({
      fault: fc.oneof(...faults),
      willing: fc.boolean(),
      afterMs: fc.oneof(fc.constant(0), fc.nat(3000)),
    }),
    { minLength: 1, maxLength: 6 },
  );

/** One turn a request; the last one for all further requests. */
export const turns = turnsOf(
  { weight: 4, arbitrary: answered },
  { weight: 2, arbitrary: unanswered },
  { weight: 1, arbitrary: refused },
);

/** Turns that a server can play which has already accepted the connection. */
export const acceptedTurns = turnsOf({ weight: 2, arbitrary: answered }, { weight: 1, arbitrary: unanswered });

/** As long as a vendor remembers a key. */
const KEY_LIFETIME_MS = 3_600_000;

/** A server that keeps count of what it carries out, and recognises repeats by their key for an hour. */
export function createModel(turns: readonly Turn[]) {
  const keys = new Map<string, number>();
  let deeds = 0;
  let requests = 0;
  return {
    deeds: () => deeds,
    requests: () => requests,
    /** Takes one request in and says what comes of it. */
    take(key: string | null, now: number): Turn {
      const turn = turns[Math.min(requests++, turns.length - 1)] as Turn;
      const isRepeat = key !== null && now - (keys.get(key) ?? Number.NEGATIVE_INFINITY) <= KEY_LIFETIME_MS;
      if (!isCarriedOut(turn) || isRepeat) return turn;
      if (key !== null) keys.set(key, now);
      deeds++;
      return turn;
    },
  };
}

export type Model = ReturnType<typeof createModel>;

/** An honest server does what it says it did, and nothing it says it rejected. */
function isCarriedOut({ fault, willing }: Turn): boolean {
  if (fault.kind === "refused") return false;
  if (fault.kind !== "answer") return willing;
  const { status, body } = fault;
  if (status < 300 && body === "json") return true;
  const isRejected =
    status === 501 || status === 307 || status === 308 || (status >= 400 && status < 500 && status !== 408);
  return willing && !isRejected;
}

/** The model as a `fetch`, with no network in between. */
export const modelFetch =
  (model: Model, clock: Clock): Fetch =>
  async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const { fault, afterMs } = model.take(request.headers.get("idempotency-key"), clock.now());
    await pause(clock, fault.kind === "silent" ? Number.POSITIVE_INFINITY : afterMs, request.signal);
    if (fault.kind === "refused") throw lost("ECONNREFUSED", "connect");
    if (fault.kind === "lost") throw fault.code === "" ? new TypeError("terminated") : lost(fault.code, "read");
    if (fault.kind !== "answer") throw new Error("never comes here");
    const { status, headers, body } = fault;
    return new Response(status === 304 ? null : bodyOf(body, request.signal), {
      status,
      headers: { "content-type": body === "html" ? "text/html" : "application/json", ...headers },
    });
  };

function bodyOf(body: Body, signal: AbortSignal): BodyInit {
  const text = texts[body];
  if (body !== "stalls" && body !== "breaks") return text;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      if (body === "breaks") controller.error(lost("UND_ERR_SOCKET"));
      signal.addEventListener("abort", () => controller.error(signal.reason), { once: true });
    },
  });
}

/** The model as what a TCP server does. */
export const modelReaction =
  (model: Model, clock: Pick<Clock, "now">): Reaction =>
  (exchange) => {
    const { fault } = model.take(exchange.request.headers.get("idempotency-key"), clock.now());
    if (fault.kind === "silent") return silence(exchange);
    if (fault.kind !== "answer") {
      const cut = { ECONNRESET: reset, EPIPE: garbage };
      return (cut[(fault as { code: string }).code as "EPIPE"] ?? hangUp)(exchange);
    }
    const { status, headers, body } = fault;
    if (body === "stalls" && status < 300) return stallAfterHeaders()(exchange);
    const type = { "content-type": body === "html" ? "text/html" : "application/json" };
    const long = body === "breaks" && status !== 304 ? { "content-length": "1000" } : {};
    return answer(status, { ...type, ...headers, ...long }, status === 304 ? "" : texts[body])(exchange);
  };
