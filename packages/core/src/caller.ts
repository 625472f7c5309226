import { apiError } from "./answers/api-error.ts";
import { refuseCompressed } from "./answers/compressed.ts";
import { decode, isHtml } from "./answers/decode.ts";
import type { ReadLimits } from "./answers/stream.ts";
import { DEFAULT_MAX_BYTES, type SdkOptions } from "./options.ts";
import { buildRequest } from "./requests/build-request.ts";
import { idempotencyKey } from "./requests/idempotency-key.ts";
import { type Answer, attemptWith } from "./transport/attempt.ts";
import { type Base, baseOf } from "./transport/base-url.ts";
import { createBudget, type Stats } from "./transport/budget.ts";
import { type Call, DEFAULT_LIMITS, type Limits, startCall } from "./transport/call.ts";
import { callFailure } from "./transport/call-failure.ts";
import type { CallParts } from "./transport/call-parts.ts";
import { ABOVE_0, CALL, checkOptions } from "./transport/check-options.ts";
import { type Clock, systemClock } from "./transport/clock.ts";
import { stack, type WireRequest } from "./transport/layer.ts";
import { network } from "./transport/network.ts";
import { pinOrigin, redirects } from "./transport/origin.ts";
import { type Attempt, RETRY, repeated } from "./transport/retry.ts";
import type { CallOptions } from "./types/call-options.ts";
import type { Input } from "./types/input.ts";
import type { Operation } from "./types/operation.ts";

/** Calls one operation and answers what it promises. */
export type CallOperation = <Input, Answer>(
  operation: Operation<{ readonly input: Input; readonly answer: Answer }>,
  input: Input,
  options?: CallOptions,
) => Promise<Answer>;

export interface Caller {
  readonly call: CallOperation;
  /** The same, for callers that know what to do about a lost answer. */
  send(operation: Operation, input: Input, options?: CallOptions, parts?: CallParts): Promise<unknown>;
  /** A call of which nothing is sent yet. Throws `RefusedError` for a wrong option. */
  begin(operation: Operation, options: CallOptions): Call;
  /** The request a call would send. Throws `RefusedError` where the input makes none. */
  request(operation: Operation, input: Input, options: CallOptions): WireRequest;
  /** Sends a request as it is, with the same credential and retries. */
  exchange(request: WireRequest, call: Call): Promise<Answer>;
  readonly base: Base;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly random: () => number;
  readonly stats: () => Stats;
}

const NUMBERS = { ...RETRY, timeoutMs: ABOVE_0, deadlineMs: ABOVE_0, maxBytes: 1 };

/** What a single call can do without. */
export interface Extras {
  /** Told of every attempt. */
  readonly around?: (attempt: Attempt<Answer>, clock: Clock) => Attempt<Answer>;
  /** Reads the body of a streamed answer. */
  readonly streamed?: (stream: ReadableStream<Uint8Array>, operation: Operation, limits: ReadLimits) => unknown;
  /** Told of every call when it has ended. */
  readonly onEnd?: (call: Call, ms: number, error: unknown) => void;
}

/** All that a single call needs: request, layers, answer, errors. */
export function createCaller(options: SdkOptions, extras: Extras = {}): Caller {
  const { auth, clock = systemClock, layers = [], random = Math.random, maxBytes = DEFAULT_MAX_BYTES } = options;
  const { timeoutMs = DEFAULT_LIMITS.timeoutMs, deadlineMs = DEFAULT_LIMITS.deadlineMs } = options;
  const limits: Limits = { timeoutMs, deadlineMs };
  const policy = options.retry === false ? { attempts: 1 } : (options.retry ?? {});
  const numbers = { ...policy, ...limits, maxBytes };

  const base = baseOf(options.baseUrl);
  const target = { ...options, baseUrl: base.url, origin: base.origin };
  const budget = createBudget();
  const send = stack(network(options.fetch), ...layers, redirects(base.origin), pinOrigin(base.origin), ...auth);
  const inner = attemptWith(send, clock, maxBytes);
  const attempt = extras.around?.(inner, clock) ?? inner;
  const exchange = repeated(policy, { clock, random, budget, retryable: options.retryable }, attempt);

  function begin(operation: Operation, given: CallOptions, sentBefore?: boolean): Call {
    // The client's are told by a call, where a program handles errors.
    checkOptions(operation.id, numbers, NUMBERS);
    checkOptions(operation.id, given, CALL);
    const own = { timeoutMs: given.timeoutMs ?? timeoutMs, deadlineMs: given.deadlineMs ?? deadlineMs };
    return startCall(operation.id, operation.effect, own, given.signal, sentBefore, streams(operation));
  }

  const request = (
    operation: Operation,
    input: Input,
    given: CallOptions,
    key = idempotencyKey(operation, given),
  ): WireRequest => buildRequest(operation, input, target, given, key);

  async function sendCall(
    operation: Operation,
    input: Input,
    given: CallOptions = {},
    { recovery, sentBefore, accept, retry }: CallParts = {},
  ): Promise<unknown> {
    const call = begin(operation, given, sentBefore);
    const key = idempotencyKey(operation, given);
    const [since, started] = [clock.now(), clock.elapsed()];
    let failure: unknown;
    try {
      const answer = await exchange(request(operation, input, given, key), call, retry === false ? 1 : undefined);
      if (!answer.ok) throw apiError(answer, answer.bytes, call, clock.now(), options);
      refuseCompressed(answer, operation);
      const data = read(answer, operation, call, given, started);
      accept?.(data, answer.headers);
      call.ledger.fulfilled();
      return data;
    } catch (thrown) {
      const where = { origin: base.origin, since, until: clock.now(), idempotencyKey: key };
      failure = callFailure(thrown, call, where, recovery);
      throw failure;
    } finally {
      extras.onEnd?.(call, clock.elapsed() - started, failure);
    }
  }

  function read(answer: Answer, operation: Operation, call: Call, given: CallOptions, since: number): unknown {
    if (!answer.stream || !extras.streamed) return decode(answer, answer.bytes, operation, call);
    const { signal, deadlineMs } = given;
    return extras.streamed(answer.stream, operation, {
      clock,
      signal,
      since,
      deadlineMs,
      silenceMs: call.timeoutMs,
      maxBytes,
    });
  }

  return {
    call: sendCall as CallOperation,
    send: sendCall,
    ...{ begin, request, exchange, base, limits, clock, random, stats: budget.stats },
  };
}

/** Which responses of an operation are handed on as a stream; an HTML page is no stream of events. */
function streams({ answer }: Operation): Call["streams"] {
  if (answer === "bytes") return ({ ok }) => ok;
  return answer === "events" ? ({ ok, headers }) => ok && !isHtml(headers) : undefined;
}
