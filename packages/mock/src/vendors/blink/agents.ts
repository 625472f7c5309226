import { json } from "../../http/message.ts";
import { find, Refusal } from "../../states/refusal.ts";
import type { Call, Route } from "../../states/scenario.ts";
import { byWorkspace } from "./by-workspace.ts";
import { queryPage } from "./rql.ts";

interface Agent {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly draft: Version;
  readonly published?: Version;
}

type Version = Readonly<Record<string, unknown>>;

/** Agents and their packs: a version is replaced as a whole, and read by a list only. */
export function agentRoutes(nextId: () => string): Readonly<Record<string, Route>> {
  const agentsIn = byWorkspace<Agent>();
  const packsIn = byWorkspace<{ readonly id: string; readonly name: string }>();

  const change = (params: Call["params"], fields: Partial<Agent>) => {
    const agents = agentsIn(params);
    const agent = find(agents, params.id, "agent");
    agents.set(agent.id, { ...agent, ...fields });
    return { status: 200 };
  };

  return {
    "GET /workspace/{ws_id}/agents": ({ params, query }) =>
      json(200, queryPage(query.get("q"), [...agentsIn(params).values()].map(agentRecord))),
    "POST /workspace/{ws_id}/agents": ({ params, body }) => {
      find(packsIn(params), String(body.pack_id), "agent pack");
      const id = nextId();
      agentsIn(params).set(id, { id, name: "", title: "", description: "", draft: versionOf({}) });
      return json(200, { id });
    },
    "PATCH /workspace/{ws_id}/agents/{id}": ({ params, body }) => {
      const { name, title, description } = body as Partial<Agent>;
      if (name === "") throw new Refusal(400, "the name is empty");
      const others = [...agentsIn(params).values()].filter(({ id }) => id !== params.id);
      const isTaken = others.some((other) => name !== undefined && other.name.toLowerCase() === name.toLowerCase());
      if (isTaken) throw new Refusal(400, `the name ${name} is taken`);
      return change(params, {
        ...(name !== undefined && { name }),
        ...(title !== undefined && { title }),
        ...(description !== undefined && { description }),
      });
    },
    "POST /workspace/{ws_id}/agents/{id}/draft": ({ params, body }) => change(params, { draft: versionOf(body) }),
    "POST /workspace/{ws_id}/agents/{id}/publish": ({ params, body }) =>
      change(params, { draft: versionOf(body), published: versionOf(body) }),
    "GET /workspace/{ws_id}/agent_packs": ({ params }) => json(200, { results: [...packsIn(params).values()] }),
    "POST /workspace/{ws_id}/agent_packs": ({ params, body }) => {
      const id = nextId();
      packsIn(params).set(id, { id, name: String(body.name) });
      return json(200, { id });
    },
  };
}

/** What is left out is empty, a mode that is left out is false. */
function versionOf(body: Version): Version {
  const { modes = {}, ...rest } = body as { readonly modes?: Version };
  return {
    ...{ role: "", constraints: "", abilities: [], knowledge: [], avatar_style: "", avatar_color: "", avatar_logo: "" },
    ...rest,
    modes: { chat_enabled: false, code_execution_enabled: false, ...modes },
  };
}

const agentRecord = ({ draft, published, ...agent }: Agent) => ({
  ...agent,
  is_published: published !== undefined,
  has_unpublished_changes: published !== undefined && JSON.stringify(draft) !== JSON.stringify(published),
  draft_version: draft,
  ...(published && { published_version: published }),
});
