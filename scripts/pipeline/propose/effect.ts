import { effectOf } from "../hints/effects.ts";
import type { Evidenced, Noted } from "./evidence.ts";
import type { Route } from "./route.ts";
import { isActing } from "./verbs.ts";

/** Whether an operation may be sent again: by its method, unless the description says more. */
export function effectFor(route: Route): Evidenced & Partial<Noted> {
  const { method, operation } = route;
  const verb = method.toUpperCase();
  const value = effectOf(method, {});
  const keys = operation.parameters.filter(({ in: place, name }) => place === "header" && isKey(name));
  const sent = keys.find(({ name }) => name.toLowerCase() === "idempotency-key");
  if (sent !== undefined && value !== "read") {
    return {
      hints: { effect: "keyed" },
      evidence: `It takes the header ${sent.name}, so a repeat with the same key is recognised.`,
    };
  }
  if (value === "read" && isAction(route)) {
    return {
      hints: { effect: "once" },
      evidence: `Its method is ${verb}, but it is called as if it changes something.`,
      note: `its method is ${verb} and it is called as if it changes something: it is not sent again until its effect says \`read\``,
    };
  }
  const [other] = keys;
  const note = `the header ${other?.name} may be an idempotency key under another name: it is an input, and nothing is retried by it`;
  return {
    hints: { effect: value },
    evidence: `Its method is ${verb}.`,
    ...(other !== undefined && value === "once" && { note }),
  };
}

/** Idempotency keys are spelled in many ways. */
function isKey(name: string): boolean {
  return /^(x)?(request)?idempoten(cy|t)(key|token|id)?$/.test(name.toLowerCase().replace(/[^a-z]/g, ""));
}

/** Whether a path ends in what can only be a verb, as in `/runs/{id}/cancel`. */
function isAction({ parts, endsInParameter }: Route): boolean {
  const [word = "", ...more] = parts.at(-1) ?? [];
  return !endsInParameter && parts.length > 1 && more.length === 0 && isActing(word) && !alsoNouns.has(word);
}

const alsoNouns = new Set([
  ...[
    "block",
    "change",
    "commit",
    "copy",
    "edit",
    "import",
    "lock",
    "mark",
    "move",
    "new",
    "patch",
    "post",
    "register",
  ],
  ...["release", "request", "run", "save", "schedule", "set", "sync", "transfer", "update", "void"],
]);
