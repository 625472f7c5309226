/** Where a session stands; `review` is null where none is needed. */
export interface Progress {
  readonly status: "open" | "ready" | "done";
  readonly exitCode: number | null;
  readonly review: "PENDING" | "APPROVED" | "REJECTED" | "REVOKED" | "PROCESSING" | "EXECUTED" | null;
}

/** What a start or an exec answers besides the session. */
export interface ExecOutcome {
  readonly httpStatus: number;
  readonly outputStatus: string;
  readonly exitCode: number;
}

/** What an answer says and which way its session goes. */
export interface Execution {
  /** `held`: when the session is done or 50 s are over, as the gateway really does; else at once. */
  readonly answer: ExecOutcome | "held";
  readonly plan: readonly Progress[];
}

export interface HoopScenario {
  readonly start: Execution;
  /** What an exec does once a review has approved it; `runsAtOnce` by default. */
  readonly exec?: Execution;
  /** What the command prints, piece by piece along its plan. */
  readonly lines?: readonly string[];
  /** Whether what is printed is not all. */
  readonly truncated?: boolean;
  /** Whether the command is kept from ever running. */
  readonly stopped?: boolean;
  readonly reviewType?: "jit";
  /** What the AI analyser decided. */
  readonly analysis?: "block_execution" | "require_access_request";
  /** The guardrail that was hit. */
  readonly guardrail?: string;
}

/** The outcome of a command that ended. */
export const ended = (exitCode: number): ExecOutcome => ({
  httpStatus: 200,
  outputStatus: exitCode === 0 ? "success" : "failed",
  exitCode,
});

/** What the gateway answers when it has held the line for 50 s: the work goes on. */
export const running: ExecOutcome = { httpStatus: 202, outputStatus: "running", exitCode: -2 };

const open: Progress = { status: "open", exitCode: null, review: null };
const pending: Progress = { status: "open", exitCode: null, review: "PENDING" };
export const approved: Progress = { status: "ready", exitCode: null, review: "APPROVED" };
export const rejected: Progress = { status: "done", exitCode: null, review: "REJECTED" };
export const revoked: Progress = { status: "done", exitCode: null, review: "REVOKED" };
const processing: Progress = { status: "open", exitCode: null, review: "PROCESSING" };
const done = (exitCode: number | null): Progress => ({ status: "done", exitCode, review: null });
const executed = (exitCode: number): Progress => ({ status: "done", exitCode, review: "EXECUTED" });

const failure = ["the command failed\n"];
// The answer of a start that needs a review is a success without having run.
const review: Execution = { answer: ended(0), plan: [pending] };
/** An exec that answers with the end. */
export const runsAtOnce: Execution = { answer: ended(0), plan: [executed(0)] };

export const scenarios: Readonly<Record<string, HoopScenario>> = {
  succeeds: { start: { answer: ended(0), plan: [done(0)] } },
  slow: { start: { answer: running, plan: [open, open, done(0)] } },
  fails: { start: { answer: ended(1), plan: [done(1)] }, lines: failure },
  // Pending until somebody decides, which may be never.
  review: { start: review },
  rejected: { start: { answer: ended(0), plan: [pending, rejected] } },
  // Open until it is killed.
  killed: { start: { answer: running, plan: [open] }, lines: [] },
  "agent-offline": { start: { answer: ended(-2), plan: [done(-2)] }, lines: ["agent is offline\n"], stopped: true },
  "slow-fails": { start: { answer: running, plan: [open, open, done(3)] }, lines: failure },
  // The answer comes only when the command has ended, or after 50 s.
  held: { start: { answer: "held", plan: [open, open, open, done(0)] } },
  live: {
    start: { answer: running, plan: [open, open, open, open, done(0)] },
    lines: ["step 1\n", "step 2\n", "step 3\n"],
  },
  truncated: { start: { answer: ended(0), plan: [done(0)] }, truncated: true },
  "agent-fault": { start: { answer: ended(254), plan: [done(254)] }, lines: failure },
  "exit-code-unknown": {
    start: { answer: { httpStatus: 200, outputStatus: "success", exitCode: -2 }, plan: [done(null)] },
  },
  guardrail: {
    start: { answer: ended(254), plan: [done(254)] },
    lines: ["blocked by the guardrail no-drop\n"],
    stopped: true,
    guardrail: "no-drop",
  },
  blocked: {
    start: { answer: { httpStatus: 200, outputStatus: "blocked", exitCode: 254 }, plan: [done(254)] },
    lines: ["blocked by the AI session analyser\n"],
    stopped: true,
    analysis: "block_execution",
  },
  "review-ai": {
    start: { answer: { httpStatus: 202, outputStatus: "", exitCode: 0 }, plan: [pending] },
    analysis: "require_access_request",
  },
  "review-slow": { start: review, exec: { answer: running, plan: [processing, processing, executed(0)] } },
  "review-held": {
    start: review,
    exec: { answer: "held", plan: [processing, processing, processing, executed(0)] },
  },
  "review-fails": { start: review, exec: { answer: ended(1), plan: [executed(1)] }, lines: failure },
  // Somebody approves while the run is waited for; it still has to be executed.
  approved: { start: { answer: ended(0), plan: [pending, approved] } },
  // Somebody approves, and executes it.
  "approved-after-review": {
    start: { answer: ended(0), plan: [pending, pending, approved, processing, executed(0)] },
  },
  // Of type `jit`, the only one that is revoked after its approval.
  revoked: { start: { answer: ended(0), plan: [pending, approved, revoked] }, reviewType: "jit" },
};

export const aliases: Readonly<Record<string, string>> = {
  reviewed: "approved-after-review",
  offline: "agent-offline",
  failed: "fails",
  open: "killed",
};
