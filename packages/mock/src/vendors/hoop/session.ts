import type { Timeline } from "../../states/timeline.ts";
import type { HoopScenario, Progress } from "./scenarios.ts";

export interface TimeWindow {
  readonly type: string;
  readonly configuration: Readonly<Record<string, string>>;
}

export interface Session {
  readonly id: string;
  readonly reviewId: string;
  readonly connection: string;
  readonly script: string;
  readonly correlationId: string;
  readonly batchId: string;
  readonly metadata: unknown;
  readonly scenario: HoopScenario;
  readonly timeline: Timeline<Progress>;
  /** What the command prints in all; a kill leaves what there is. */
  chunks: readonly Chunk[];
  /** How often the command was run. */
  executions: number;
  /** Until when a call at most waits for the session's end. */
  heldUntil: number;
  /** Set with the decision that rejected it. */
  rejectionReason?: string;
  /** When a day the command may be run. */
  timeWindow?: TimeWindow;
}

/** A piece of output; `at` is in seconds after the start. */
export interface Chunk {
  readonly at: number;
  readonly text: string;
}

/** Whether a review keeps the command from running, for now or for good. */
export const isKeptBack = ({ timeline }: Pick<Session, "timeline">) =>
  ["PENDING", "APPROVED", "REJECTED", "REVOKED"].includes(timeline.state.review ?? "");

/** What a command prints, from its lines. */
export const chunksOf = (lines: readonly string[]): readonly Chunk[] =>
  lines.map((text, index) => ({ at: (index + 1) / 10, text }));

/** What the command has printed so far: nothing before it runs, everything at its end. */
export function printed(session: Session): readonly Chunk[] {
  const { timeline, chunks } = session;
  if (isKeptBack(session)) return [];
  if (timeline.state.status === "done") return chunks;
  return chunks.slice(0, Math.floor(timeline.progress * (chunks.length + 1)));
}

export const textOf = (chunks: readonly Chunk[]) => chunks.map(({ text }) => text).join("");

/** A time by RFC 3339. */
export const time = (at: number) => new Date(at).toISOString();
