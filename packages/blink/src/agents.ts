import { type CallOptions, DecodeError, RefusedError } from "@x/core";
import type * as generated from "./generated/client.ts";
import type { Agent, AgentContent, AgentVersion } from "./generated/types.ts";
import { kept } from "./kept.ts";

export interface AgentPlace {
  readonly id: string;
  /** @default the client's workspace */
  readonly ws_id?: string;
}

/** What to change of a version: fields, or a function that makes them of what is there. A mode that is left out stays. */
export type AgentChange = AgentContent | ((now: AgentVersion) => AgentContent);

export interface BlinkAgents extends generated.BlinkAgents {
  /**
   * The agent with both of its versions; `undefined` where there is none. No route reads a single agent, so this is
   * `agents.list` with a filter.
   */
  get(input: AgentPlace, options?: CallOptions): Promise<Agent | undefined>;
  /**
   * Changes some of an agent's draft and keeps the rest: its knowledge and avatar too, which `saveDraft` alone would wipe.
   * Reads the agent, then saves; somebody who saves in between is overwritten. Answers what was saved. Throws
   * `RefusedError` where there is no such agent, and `DecodeError`, with nothing saved, where it comes without its
   * versions. `options` hold for each of the two calls.
   */
  editDraft(input: AgentPlace, change: AgentChange, options?: CallOptions): Promise<AgentVersion>;
  /** The same with `publish`: what else is new in the draft goes live too. */
  editAndPublish(input: AgentPlace, change: AgentChange, options?: CallOptions): Promise<AgentVersion>;
}

/** Adds to the operations what takes more than one of them. */
export function agentsOf(agents: generated.BlinkAgents): BlinkAgents {
  const { list, saveDraft, publish } = agents;

  const get = async ({ id, ...place }: AgentPlace, options?: CallOptions): Promise<Agent | undefined> => {
    if (!id) throw refused("needs the input id", "agents.get");
    const q = JSON.stringify({ filter: { id } });
    for await (const agent of list({ ...place, q }, options)) if (agent.id === id) return agent;
    return undefined;
  };

  const edit =
    (name: string, write: typeof saveDraft | typeof publish) =>
    async (input: AgentPlace, change: AgentChange, options?: CallOptions): Promise<AgentVersion> => {
      const agent = await get(input, options);
      if (agent === undefined) throw refused(`there is no agent ${input.id} in the workspace`, name);
      const now = versionOf(agent, name);
      const content = changed(now, typeof change === "function" ? change(now) : change);
      await write({ ...content, ...input }, options);
      return content;
    };

  return {
    ...agents,
    get,
    editDraft: edit("agents.editDraft", saveDraft),
    editAndPublish: edit("agents.editAndPublish", publish),
  };
}

/** What a change begins with: the draft, if there is one. */
function versionOf({ id, draft_version, published_version }: Agent, operation: string): AgentVersion {
  if (draft_version !== undefined || published_version !== undefined) return draft_version ?? published_version ?? {};
  throw new DecodeError(`the agent ${id} came without its versions, which a change would wipe`, {
    operation,
    acted: "no",
  });
}

/** A version after a change; modes are stored as a whole, so each that is not given is taken along. */
function changed(now: AgentVersion, change: AgentContent): AgentVersion {
  const modes = change.modes && kept(now.modes ?? {}, change.modes);
  return kept(now, { ...change, modes });
}

const refused = (why: string, operation: string) => new RefusedError(why, { operation });
