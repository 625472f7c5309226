import { redirect } from "../../../../mock/src/faults/reactions.ts";
import type { Fault, Group } from "../fault.ts";
import { answerRun, isRun } from "../reactions.ts";
import { harmless, unproven } from "../step.ts";

const redirected =
  "307 asks for the same request at another address (RFC 9110, section 15.4.8): this one left it undone.";

/** A value that leads a careless client to another endpoint. */
const value = (id: string, title: string, value: string): Fault => ({
  ...{ id, title, value, truth: isRun, script: () => [unproven(answerRun)] },
  acted: "no",
  why: "A refused call is never sent; a value that arrives on its own endpoint is a call like any other.",
});

export const targets: Group = {
  title: "Where a request goes",
  faults: [
    {
      ...{ id: "redirect-away", title: "307 to another origin", acted: "no", why: redirected },
      ...{ truth: isRun, keyHeader: true },
      script: ({ elsewhere }) => [harmless(redirect(`${elsewhere}/runs/r1`, 307))],
    },
    {
      ...{ id: "redirect", title: "307 on the same origin", acted: "no", why: redirected, truth: isRun },
      script: () => [harmless(redirect("/moved/r1", 307)), unproven(answerRun)],
    },
    value("dots", "path value `..`", ".."),
    value("encoded-dots", "path value `%2e%2e`", "%2e%2e"),
    value("empty-value", "path value empty", ""),
  ],
};
