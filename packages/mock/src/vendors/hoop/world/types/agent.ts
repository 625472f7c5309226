/** What runs scripts, when it is there. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly mode: string;
  connected: boolean;
  /** Whether it has ever been here: what it said of its machine stays known. */
  known: boolean;
}
