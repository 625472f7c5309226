import { reset } from "../../../../mock/src/faults/reactions.ts";
import type { Group } from "../fault.ts";
import { answerFailure, answerRun } from "../reactions.ts";
import { printClient, printError } from "../scenarios.ts";
import { harmless, unproven } from "../step.ts";

export const secrets: Group = {
  title: "What is printed",
  faults: [
    {
      ...{ id: "print-client", title: "the client", scenario: printClient, acted: "yes", effectless: true },
      script: () => [unproven(answerRun)],
      why: "The call succeeds; only what is printed is looked at.",
    },
    {
      ...{ id: "print-error", title: "the error of a 401", scenario: printError, acted: "no" },
      script: () => [harmless(answerFailure(401))],
      why: "The server turned the caller away.",
    },
    {
      ...{ id: "print-lost", title: "the error of a lost connection", scenario: printError, acted: "maybe" },
      script: () => [unproven(reset)],
      why: "As for a reset after the request was read.",
    },
  ],
};
