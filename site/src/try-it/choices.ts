import type { PlannedFault } from "../../../packages/mock/src/faults/fault.ts";

/** What a run can be let go through, in words; the mock has more. */
export const scenarios: Readonly<Record<string, string>> = {
  slow: "It runs for a while and succeeds",
  review: "It needs a review, which you give",
  succeeds: "It has ended when the start is answered",
  fails: "It fails, with exit code 1",
  "agent-offline": "The agent of its connection is offline",
  "exit-code-unknown": "The answer says exit code -2, which says nothing",
  killed: "It runs until you cancel it",
  "approved-after-review": "Somebody else approves it, and executes it",
};

const start = "POST /sessions";
const poll = "GET /sessions/{session_id}";

/** What can be let go wrong. */
export const faults: readonly { readonly title: string; readonly fault?: PlannedFault }[] = [
  { title: "Nothing goes wrong" },
  { title: "The start runs, its answer is lost", fault: { on: start, how: "reset", after: true } },
  { title: "The start is lost before the gateway acts", fault: { on: start, how: "reset" } },
  { title: "The start is answered 429, wait 2 s", fault: { on: start, how: 429, retryAfter: 2 } },
  { title: "The start runs, an empty 502 is the answer", fault: { on: start, how: "empty", after: true } },
  { title: "The start runs, a login page is the answer", fault: { on: start, how: "html", after: true } },
  { title: "The start runs, no answer ever comes", fault: { on: start, how: "stall", after: true } },
  { title: "Two polls are answered 503", fault: { on: poll, how: 503, times: 2 } },
  { title: "The answer of a poll breaks off", fault: { on: poll, how: "cut" } },
  { title: "A poll is sent to another server", fault: { on: poll, how: "redirect" } },
];
