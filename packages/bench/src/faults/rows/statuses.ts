import { answer } from "../../../../mock/src/faults/reactions.ts";
import type { Fault, Group, ScriptContext } from "../fault.ts";
import { answerFailure, answerRun, isRun } from "../reactions.ts";
import { realNow } from "../real-clock.ts";
import { harmless, type Step, unproven } from "../step.ts";

const HOUR_MS = 3_600_000;

const limited = "A limiter turns a request away instead of carrying it out (RFC 6585, section 4).";

/** 429 with a header that asks for a pause, then the correct answer. */
const pauseAsked = (id: string, form: string, header: (now: number) => Pause): Fault => ({
  ...{ id: `retry-after-${id}`, title: `429 with ${form}, then 200`, acted: "no", why: limited, truth: isRun },
  script: (context) => [asking(context, header), unproven(answerRun)],
});

interface Pause {
  readonly headers: Readonly<Record<string, string>>;
  /** Epoch milliseconds the header stands for. */
  readonly until: number;
}

const asking = (context: ScriptContext, header: (now: number) => Pause): Step =>
  harmless((exchange) => {
    const { headers, until } = header(realNow());
    context.wait(until);
    answerFailure(429, headers)(exchange);
  });

/** An HTTP date has no fractions of a second. */
const wholeSecond = (ms: number): number => Math.ceil(ms / 1000) * 1000;

const inAnHour = (step: typeof harmless, status: number) => (context: ScriptContext) => [
  step((exchange) => {
    context.wait(realNow() + HOUR_MS);
    answerFailure(status, { "retry-after": "3600" })(exchange);
  }),
];

export const statuses: Group = {
  title: "Statuses and pauses",
  faults: [
    {
      ...{ id: "408", title: "408", acted: "maybe", script: () => [unproven(answerFailure(408))] },
      why: "Meant for a request that did not arrive in full, but gateways send it for servers that are slow, and this one had read all of it.",
    },
    {
      ...{ id: "500", title: "500", acted: "maybe", script: () => [unproven(answerFailure(500))] },
      why: "A server that broke may have broken after it had acted.",
    },
    {
      ...{ id: "502", title: "502 with an empty body", acted: "maybe", script: () => [unproven(answer(502))] },
      why: "A gateway lost the server's answer, not necessarily the request.",
    },
    {
      ...{ id: "503", title: "503", acted: "maybe", script: () => [unproven(answerFailure(503))] },
      why: "Often an overloaded server that did nothing, but a gateway that gave up on one that acted says the same.",
    },
    {
      ...{ id: "501", title: "501", acted: "no", script: () => [harmless(answerFailure(501))] },
      why: "The server says that it cannot do what is asked (RFC 9110, section 15.6.2).",
    },
    {
      ...{ id: "429", title: "429, then 200", acted: "no", why: limited, truth: isRun },
      script: () => [harmless(answerFailure(429)), unproven(answerRun)],
    },
    pauseAsked("seconds", "`Retry-After: 3`", (now) => ({ headers: { "retry-after": "3" }, until: now + 3000 })),
    pauseAsked("date", "`Retry-After: <date>`", (now) => {
      const until = wholeSecond(now + 3000);
      return { headers: { "retry-after": new Date(until).toUTCString() }, until };
    }),
    pauseAsked("ms", "`retry-after-ms: 2500`", (now) => ({
      headers: { "retry-after-ms": "2500" },
      until: now + 2500,
    })),
    {
      ...{ id: "429-hour", title: "429 with `Retry-After: 3600`", acted: "no", why: limited },
      script: inAnHour(harmless, 429),
    },
    {
      ...{ id: "503-hour", title: "503 with `Retry-After: 3600`", acted: "maybe" },
      script: inAnHour(unproven, 503),
      why: "As for 503: a pause that is asked for does not say what was done before.",
    },
  ],
};
