/** What became of a description. */
export interface Outcome {
  readonly name: string;
  /** What says that the outcome is of this description, this generator and these tests. */
  readonly key: string;
  /** The version it is written in. */
  readonly format: string;
  /** Operations that it has. */
  readonly operations: number;
  /** Those that get a method. */
  readonly methods: number;
  /** Why the others get none, with how many. */
  readonly without: Readonly<Record<string, number>>;
  /** Why it is not read or not generated. */
  readonly refused?: string;
  /** The first of what is wrong with its types; absent where nothing is, or they were not reached. */
  readonly types?: string;
  readonly typed: boolean;
  readonly passed: number;
  readonly failed: readonly { readonly name: string; readonly why: string }[];
}
