import type { Input } from "../types/input.ts";
import type { Outcome } from "./conditions.ts";

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
  readonly outcome?: Outcome;
}
