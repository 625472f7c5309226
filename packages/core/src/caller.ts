import { createBudget, type Stats } from "./budget.ts";
import { type CallOptions, DEFAULT_LIMITS, type Limits, startCall } from "./call.ts";
import { type Clock, systemClock } from "./clock.ts";
import { attemptTimeout } from "./deadline.ts";
import { apiError, decode, isHtml } from "./decode.ts";
import { outcomeUnknown, RefusedError, SdkError } from "./errors.ts";
import { type Call, type Fetch, type Layer, stack } from "./layer.ts";
import type { Operation } from "./operation.ts";
import type { SdkOptions } from "./options.ts";
import { pinOrigin, redirects } from "./origin.ts";
import { receive } from "./receive.ts";
import { type Input, newRequest, requestParts, type Suggest } from "./request.ts";
import { retry } from "./retry.ts";
import type { StreamLimits } from "./stream.ts";

export interface Prepared {
  readonly call: Call;
  /** Throws `RefusedError` where the input makes no request. */
  request(): Request;
}

export interface Caller {
  /** Calls one operation and answers what it promises. */
  call<Input, Answer>(
    operation: Operation<{ readonly input: Input; readonly answer: Answer }>,
    input: Input,
    options?: CallOptions,
  ): Promise<Answer>;
  /** A call and the request it would send. */
  prepare(operation: Operation, input: Input, options: CallOptions): Prepared;
  /** The layers every request goes through. */
  readonly transport: Fetch;
  readonly origin: string;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly stats: () => Stats;
}

/** What a single call can do without. */
export interface Extras {
  /** Layers around every attempt, its time limit and body included. */
  readonly around?: readonly Layer[];
  /** Reads the body of a streamed answer. */
  readonly streamed?: (response: Response, operation: Operation, limits: StreamLimits) => unknown;
  /** Finds the input that was meant by an unknown one. */
  readonly suggest?: Suggest;
  /** Told of every call when it has ended. */
  readonly onEnd?: (call: Call) => void;
}

/** All that a single call needs: request, layers, answer, errors. */
export function createCaller(options: SdkOptions, extras: Extras = {}): Caller {
  const { auth, clock = systemClock, layers = [] } = options;
  const client = { ...options, baseUrl: options.baseUrl.replace(/\/+$/, "") };
  const origin = originOf(client.baseUrl);
  const budget = createBudget();
  const { timeoutMs = DEFAULT_LIMITS.timeoutMs, deadlineMs = DEFAULT_LIMITS.deadlineMs } = options;
  const limits: Limits = { timeoutMs, deadlineMs };
  const transport = stack(
    (request, call) => (options.fetch ?? globalThis.fetch)(request, call?.signal && { signal: call.signal }),
    retry({ ...(options.retry === false ? { attempts: 1 } : options.retry), clock, budget }),
    ...(extras.around ?? []),
    attemptTimeout({ clock }),
    receive(options.maxBytes ?? 64 * 1024 * 1024),
    ...layers,
    // Layers of the caller's never hold the request that gets the credential.
    ...(layers.length > 0 ? [copied] : []),
    redirects(origin),
    pinOrigin(origin),
    ...auth,
  );

  function prepare(operation: Operation, input: Input, callOptions: CallOptions): Prepared {
    const call = startCall(operation, callOptions, limits, clock.now());
    const request = () => {
      const { suggest } = extras;
      const parts = requestParts(operation, input, client, callOptions.headers, call.idempotencyKey, suggest);
      Object.assign(call, { body: parts.body, keepsText: true });
      return newRequest(operation, parts);
    };
    return { call, request };
  }

  async function call(operation: Operation, input: Input, callOptions: CallOptions = {}): Promise<unknown> {
    const { call, request } = prepare(operation, input, callOptions);
    try {
      const response = await transport(request(), call);
      if (!response.ok) throw apiError(response, call.text ?? "", call);
      const isStream = call.streams && (operation.answer === "bytes" || !isHtml(response.headers));
      if (!isStream || !extras.streamed) return decode(response, call.text ?? "", operation);
      const { signal, deadlineMs } = callOptions;
      const { since, timeoutMs: silenceMs } = call;
      return extras.streamed(response, operation, { clock, signal, since, deadlineMs, silenceMs });
    } catch (cause) {
      call.error = isLost(call, cause) ? lost(call, cause) : cause;
      throw call.error;
    } finally {
      extras.onEnd?.(call);
    }
  }

  const lost = ({ operation, since, idempotencyKey }: Call, cause: unknown) =>
    outcomeUnknown(cause, { operation, origin, since, until: clock.now(), idempotencyKey });

  return { call: call as Caller["call"], prepare, transport, origin, limits, clock, stats: budget.stats };
}

const copied: Layer = (next) => (request, call) => {
  // A layer may have put another body in its place.
  if (call) call.body = undefined;
  return next(new Request(request), call);
};

/** Whether a failed call must be reported as one whose outcome nobody knows. */
function isLost({ effect, maybeActed }: Call, error: unknown): boolean {
  const unsafe = effect === "once" || effect === "keyed";
  return unsafe && maybeActed && !(error instanceof SdkError && error.acted === "yes");
}

function originOf(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url.origin;
  // What is no plain address may hold a password, so it is not shown.
  throw new RefusedError("baseUrl is no http(s) address, or has a user name or password in it", {
    operation: "create",
  });
}
