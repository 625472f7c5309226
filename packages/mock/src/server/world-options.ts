import type { PlannedFault } from "../faults/fault.ts";
import type { Handler } from "../http/message.ts";
import type { Clock } from "../states/timeline.ts";
import type { Script } from "./choose.ts";
import type { LoggedRequest } from "./log.ts";

/** How a world goes. */
export interface WorldOptions {
  /**
   * What runs go through. A list: the first run takes the first, and so on, the last for all further ones.
   * @default the vendor's first, `succeeds`
   */
  readonly scenario?: Script;
  /** What goes wrong, from the start. */
  readonly faults?: readonly PlannedFault[];
  /** The time runs live by, and their timestamps; this machine's by default. */
  readonly clock?: Clock;
  /** Moves runs by the clock: what they go through takes this many milliseconds. Without it every poll moves them. */
  readonly endsAfterMs?: number;
  /** What runs put out instead of the scenario's output: any JSON, at Hoop text. */
  readonly output?: unknown;
  /** The only credential let in; any by default. */
  readonly secret?: string;
  /**
   * Who and what there is: a file by its path, or what stands in one. At Hoop: people, keys, agents, connections, rules,
   * runbooks and what scripts print; the mock then answers as a real gateway did and takes no scenarios.
   */
  readonly world?: string | object;
  /** Answers requests that nothing is wrong with, before the mock's own state does. */
  readonly handler?: Handler;
  /** Sees every request once it is answered. */
  readonly onRequest?: (request: LoggedRequest) => void;
}
