import { type Answer, type RawAnswer, send } from "../http/message.ts";
import { sleep } from "../http/timers.ts";
import type { Fault, Kind } from "./fault.ts";

type Answered = Answer | RawAnswer;

/** The answer to a request that goes wrong; `act` lets the server act on it and answers as it would have. */
export async function inject(
  fault: Fault,
  act: () => Promise<Answered>,
  error: (status: number) => Answer,
): Promise<Answered> {
  const { how, after = false } = fault;
  const spoils = typeof how === "string" ? spoil[how] : undefined;
  if (spoils) return spoils(await act(), fault);
  if (after) await act();
  if (how === "reset") return (response) => void response.socket?.resetAndDestroy();
  if (how === "stall") return () => undefined;
  return withRetryAfter(
    typeof how === "object" ? how : typeof how === "number" ? error(how) : answer(how, fault),
    fault,
  );
}

function answer(how: Kind, { to = elsewhere }: Fault): Answer {
  if (how === "html") return { status: 200, headers: { "content-type": "text/html" }, body: page };
  if (how === "redirect") return { status: 307, headers: { location: to } };
  return { status: 502, headers: { "content-length": "0" } };
}

const page = "<!doctype html><title>Sign in</title><p>Sign in to go on.</p>";
// The discard port: an origin that is another one, and at which nobody listens.
const elsewhere = "http://127.0.0.1:9/";

const withRetryAfter = (given: Answer, { retryAfter }: Fault): Answer =>
  retryAfter === undefined ? given : { ...given, headers: { ...given.headers, "retry-after": String(retryAfter) } };

/** What is done to a good answer. */
const spoil: Partial<Record<Kind, (answer: Answered, fault: Fault) => Answered>> = {
  cut: (good) => (response) => {
    response.end = () => {
      response.flushHeaders();
      response.socket?.destroySoon();
      return response;
    };
    send(response, good);
  },
  delay:
    (good, { ms = 1000 }) =>
    async (response) => {
      await sleep(ms);
      if (!response.destroyed) send(response, good);
    },
  slow: (good, { ms = 10 }) => {
    if (typeof good === "function") return good;
    return async (response) => {
      response.writeHead(good.status, good.headers);
      for (const byte of bytesOf(good.body ?? "")) {
        if (response.destroyed) return;
        response.write(Uint8Array.of(byte));
        await sleep(ms);
      }
      response.end();
    };
  },
};

const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === "string" ? new TextEncoder().encode(body) : body;
