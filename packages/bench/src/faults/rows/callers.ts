import { fetch as undiciFetch } from "undici";
import type { Reaction } from "../../../../mock/src/faults/fault-server.ts";
import type { Fault, Group } from "../fault.ts";
import { answerFailure, answerRun, isRun } from "../reactions.ts";
import { realNow } from "../real-clock.ts";
import { harmless, unproven } from "../step.ts";

const HOUR_MS = 3_600_000;
const WORK_MS = 500;

const answered = { acted: "yes", why: "The API's own, complete answer.", truth: isRun } as const;

const thrown = (): never => {
  throw new TypeError("the log is full");
};

/** The correct answer, after some time. */
const answerLater: Reaction = (exchange) => void setTimeout(() => answerRun(exchange), WORK_MS);

/** The wall clock is set while the server works. */
const clockSet = (id: string, title: string, byMs: number, more: Partial<Fault> = {}): Fault => ({
  ...{ id: `clock-${id}`, title, ...answered },
  script: ({ setClock }) => [
    unproven((exchange) => {
      setClock(byMs);
      answerLater(exchange);
    }),
  ],
  setsClock: true,
  ...more,
});

export const callers: Group = {
  title: "What callers bring along",
  faults: [
    {
      ...{ id: "hook", title: "a hook that throws, 200", ...answered, setUp: { hook: thrown } },
      script: () => [unproven(answerRun)],
    },
    {
      ...{ id: "undici", title: "undici's `fetch` given as `fetch`, 200", ...answered },
      setUp: { fetch: undiciFetch as unknown as typeof fetch },
      script: () => [unproven(answerRun)],
    },
    clockSet("forward", "clock set an hour forward meanwhile, 200", HOUR_MS),
    clockSet("back", "clock set an hour back meanwhile, 200", -HOUR_MS),
    clockSet("date", "clock an hour slow, 429 with `Retry-After: <date>`, then 200", -HOUR_MS, {
      ...{ acted: "no", why: "A limiter turns a request away instead of carrying it out (RFC 6585, section 4)." },
      script: ({ setClock, wait }) => [
        harmless((exchange) => {
          setClock(-HOUR_MS);
          const until = Math.ceil(realNow() / 1000) * 1000 + 3000;
          wait(until);
          const date = new Date(realNow()).toUTCString();
          answerFailure(429, { date, "retry-after": new Date(until).toUTCString() })(exchange);
        }),
        unproven(answerRun),
      ],
    }),
  ],
};
