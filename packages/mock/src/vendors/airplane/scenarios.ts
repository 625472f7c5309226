export interface Scenario {
  readonly run: readonly string[];
  readonly session: readonly string[];
  readonly output: unknown;
  /** Whether an active run asks a person to go on. */
  readonly asks?: boolean;
  /** Whether the caller may not start the task but only request it; how the request ends. */
  readonly requested?: "approved" | "rejected";
}

const succeeds: Scenario = {
  run: ["NotStarted", "Queued", "Active", "Succeeded"],
  session: ["Pending", "Active", "Waiting", "Active", "Succeeded"],
  output: { rows: 42 },
};

export const scenarios: Readonly<Record<string, Scenario>> = {
  succeeds,
  fails: {
    run: ["NotStarted", "Queued", "Active", "Failed"],
    session: ["Pending", "Active", "Failed"],
    output: { error: "the script exited with status 1" },
  },
  // Active until POST /runs/cancel; a session has no cancel, so it ends as if somebody had used the web page.
  cancelled: {
    run: ["NotStarted", "Queued", "Active"],
    session: ["Pending", "Active", "Cancelling", "Cancelled"],
    output: {},
  },
  // Active until its prompt is submitted or cancelled; a session waits for somebody at the web page.
  prompt: {
    run: ["NotStarted", "Queued", "Active"],
    session: ["Pending", "Active", "Waiting"],
    output: { rows: 42 },
    asks: true,
  },
  slow: {
    run: ["NotStarted", "Queued", "Queued", "Queued", "Active", "Active", "Active", "Succeeded"],
    session: ["Pending", "Pending", "Active", "Active", "Active", "Succeeded"],
    output: { rows: 42 },
  },
  // Nobody takes it up: queued for ever.
  offline: { run: ["NotStarted", "Queued"], session: ["Pending"], output: {} },
  // The start answers `task_must_be_requested`; its request is approved, or rejected.
  requested: { ...succeeds, requested: "approved" },
  "request-rejected": { ...succeeds, requested: "rejected" },
};

export const aliases: Readonly<Record<string, string>> = {
  failed: "fails",
  reviewed: "prompt",
  asks: "prompt",
  open: "cancelled",
  rejected: "request-rejected",
};
