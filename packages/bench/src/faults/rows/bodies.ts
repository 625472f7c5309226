import { isDeepStrictEqual } from "node:util";
import type { Reaction } from "../../../../mock/src/faults/fault-server.ts";
import { answer } from "../../../../mock/src/faults/reactions.ts";
import type { Fault, Group } from "../fault.ts";
import { answerText, isRun } from "../reactions.ts";
import { unproven } from "../step.ts";

const DEPTH = 100_000;
const LONG = "x".repeat(4 * 1024 * 1024);
const html = "<!doctype html><html><title>Sign in</title></html>";

/** A 2xx whose body is the fault: whatever it says, the status says that the server acted. */
const body = (id: string, title: string, react: Reaction, more: Partial<Fault> = {}): Fault => ({
  ...{ id, title, acted: "maybe", script: () => [unproven(react)] },
  why: "A 2xx says that the server acted; that the answer is not the API's own casts doubt on who gave it.",
  ...more,
});

const whole = { acted: "yes", why: "The API's own, complete answer." } as const;

export const bodies: Group = {
  title: "Bodies of a 2xx",
  faults: [
    body("html", "200 with an HTML page", answer(200, { "content-type": "text/html" }, html)),
    body("html-as-json", "200 with HTML said to be JSON", answerText(html)),
    body("empty", "200 with an empty body", answerText("")),
    body("broken-json", "200 with JSON that breaks off", answerText('{"id":"r1","text":"va')),
    body("plain", "200 with `text/plain`: OK", answer(200, { "content-type": "text/plain" }, "OK")),
    body("untyped", "200 with JSON and no content type", answer(200, {}, '{"id":"r1"}'), { truth: isRun, ...whole }),
    body("204", "204 where JSON is promised", answer(204)),
    body("nul", "200 with NUL bytes in the JSON", answerText('{"id":"r1\0"}')),
    body("deep", "200 with JSON 100,000 levels deep", answerText(deepJson()), { truth: isDeep, ...whole }),
    body("proto", "200 with `__proto__` keys", answerText('{"id":"r1","__proto__":{"polluted":true}}'), {
      ...{ truth: isUnpolluted, ...whole },
    }),
    body("max-bytes", "200 with 4 MiB of JSON", answerText(JSON.stringify({ id: "r1", text: LONG })), {
      limits: { maxBytes: 1024 * 1024 },
      truth: (data) => isDeepStrictEqual(data, { id: "r1", text: LONG }),
      ...whole,
    }),
  ],
};

function deepJson(): string {
  return `{"id":"r1","deep":${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}}`;
}

function isDeep(data: unknown): boolean {
  let depth = 0;
  for (let at = (Object(data) as { deep?: unknown }).deep; Array.isArray(at); at = at[0]) depth++;
  return depth === DEPTH;
}

/** The key arrives as data of the object itself, and no other object has it. */
function isUnpolluted(data: unknown): boolean {
  return (
    Object.hasOwn(Object(data), "__proto__") &&
    Object.getPrototypeOf(data) === Object.prototype &&
    !("polluted" in {}) &&
    !("polluted" in Object(data))
  );
}
