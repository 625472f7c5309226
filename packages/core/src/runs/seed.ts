import type { Input } from "../types/input.ts";
import type { Outcome } from "../types/judge.ts";

/** What is known of a run before its record is read. */
export interface Seed {
  /** The operation that started it, or reads it. */
  readonly operation: string;
  readonly id: string;
  /** Epoch milliseconds. */
  readonly started: number;
  /** The start's own id, where the vendor keeps one. */
  readonly correlation?: string | undefined;
  /** Inputs of the start that later calls need too. */
  readonly input: Input;
  /** What the start answered, and what that tells. */
  readonly answer?: unknown;
  readonly outcome?: Outcome;
  /** How it has ended, where its record will never show that. */
  readonly ended?: Outcome | undefined;
}
