import type { Clock } from "../clock/clock.ts";
import type { Body } from "../http/bind.ts";
import type { Ids } from "../state/ids.ts";
import type { Situations } from "../state/situations.ts";
import type { Agent } from "./agent.ts";
import type { Connection } from "./connection.ts";
import type { Link } from "./link.ts";
import type { People } from "./people.ts";
import type { Plugin } from "./plugin.ts";
import type { Resource } from "./resource.ts";
import type { Rulepack } from "./rulepack.ts";
import type { Configuration, Repository } from "./runbooks.ts";
import type { Scripts } from "./scripts.ts";
import type { Session } from "./session.ts";

/** All a gateway knows, and what stands behind it. */
export interface World {
  readonly clock: Clock;
  /** Where it is reached, as its links have it. */
  readonly url: () => string;
  readonly grpcUrl: string;
  readonly startedAt: number;
  readonly org: { readonly id: string; readonly name: string };
  readonly ids: Ids;
  readonly people: People;
  readonly agents: Agent[];
  readonly connections: Map<string, Connection>;
  readonly resources: Map<string, Resource>;
  readonly plugins: Map<string, Plugin>;
  readonly repositories: readonly Repository[];
  readonly runbooks: Configuration;
  readonly scripts: Scripts;
  readonly sessions: Session[];
  readonly links: Map<string, Link>;
  /** The entries of a kind of resource, by its path. */
  readonly store: (path: string) => Body[];
  readonly settings: Map<string, Body>;
  readonly flags: Map<string, boolean>;
  readonly rulepacks: readonly Rulepack[];
  readonly audit: Body[];
  readonly serverLog: Body[];
  readonly gateway: Gateway;
  readonly situations: Situations;
}

/** The process that answers. */
export interface Gateway {
  isUp: boolean;
  /** Sessions whose exec it holds now. */
  readonly processing: Set<string>;
  /** Those who wait for something else than a run; calling one resets its connection. */
  readonly waiting: Set<() => void>;
}
