import { type Answer, json, type MockRequest, type RawAnswer } from "../http/message.ts";
import type { Clock } from "./timeline.ts";

export interface IdempotencyOptions {
  readonly header: string;
  /** How long a key is kept. */
  readonly ttlMs: number;
}

interface Kept {
  readonly fingerprint: string;
  readonly answer: Answer;
  readonly at: number;
  /** The number of the request that was first. */
  readonly first: number;
}

export interface Recognised {
  readonly answer: Answer | RawAnswer;
  /** The number of the request this one repeats. */
  readonly repeatOf?: number;
}

/** Gives a repeat with a key the first answer, if that was a good one, and refuses the key with another request. */
export function createIdempotency({ header, ttlMs }: IdempotencyOptions, clock: Clock) {
  const kept = new Map<string, Kept>();

  return (request: MockRequest, number: number, act: () => Answer | RawAnswer): Recognised => {
    const key = request.headers[header.toLowerCase()] as string | undefined;
    if (key === undefined) return { answer: act() };
    const echo = (answer: Answer): Answer => ({ ...answer, headers: { ...answer.headers, [header]: key } });
    const fingerprint = [request.method, request.path, String(request.query), JSON.stringify(request.body)].join("\n");
    const first = kept.get(key);
    if (first && clock.now() < first.at + ttlMs) {
      if (first.fingerprint === fingerprint) return { answer: echo(first.answer), repeatOf: first.first };
      const message = `${header} "${key}" was used with another request: ${first.fingerprint.split("\n", 2).join(" ")}`;
      return { answer: echo(json(422, { message, error: message })), repeatOf: first.first };
    }
    const answer = act();
    if (typeof answer === "function") return { answer };
    if (answer.status < 300) kept.set(key, { fingerprint, answer, at: clock.now(), first: number });
    return { answer: echo(answer) };
  };
}
