import { json, nothing, ok, Refusal } from "../http/answers.ts";
import { bind, type Shape } from "../http/bind.ts";
import type { Answering, Routes } from "../routing/routes.ts";
import type { Agent } from "../types/agent.ts";
import type { World } from "../types/world.ts";

const body: Shape = { struct: "AgentRequest", fields: { name: "string!", mode: "string" } };

const badName =
  "name: it must contain between 3 and 254 alphanumeric characters, it may include (-), (_) or (.) characters";

const list: Answering = ({ world }) =>
  ok(world.agents.toSorted((one, other) => (one.name < other.name ? -1 : 1)).map(agentJson));

const get: Answering = ({ world, params }) => ok(agentJson(find(world, params.nameOrID)));

/** A new agent's token is all that is answered, in the address it dials. */
const create: Answering = ({ world, request }) => {
  const given = bind(request, body);
  const name = String(given.name);
  const mode = String(given.mode || "standard");
  if (!/^[\w.-]{3,254}$/.test(name)) throw new Refusal(422, badName);
  if (world.agents.some((agent) => agent.name === name)) throw new Refusal(409, "resource already exists");
  world.agents.push({ id: world.ids.uuid(), name, mode, connected: false, known: false });
  const host = world.grpcUrl.replace("grpc://", "");
  return json(201, { token: `grpc://${name}:xagt-${world.ids.token()}@${host}?mode=${mode}` });
};

const remove: Answering = ({ world, params }) => {
  world.agents.splice(world.agents.indexOf(find(world, params.nameOrID)), 1);
  return nothing;
};

function find({ agents }: World, nameOrId: string | undefined): Agent {
  const agent = agents.find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (!agent) throw new Refusal(404, "agent not found");
  return agent;
}

const agentJson = ({ id, name, mode, connected, known }: Agent) => ({
  id,
  token: "",
  name,
  mode,
  status: connected ? "CONNECTED" : "DISCONNECTED",
  metadata: known ? { ...machine, hostname: "agent-host" } : {},
  hostname: known ? "agent-host" : "",
  machine_id: "",
  kernel_version: "",
  version: known ? machine.version : "",
  goversion: "",
  compiler: known ? machine.compiler : "",
  platform: known ? machine.platform : "",
});

const machine = {
  compiler: "gc",
  "go-version": "go1.26.8",
  "kernel-version": "Linux",
  "machine-id": "",
  platform: "linux/amd64",
  version: "unknown",
};

export const agentRoutes: Routes = {
  "GET /agents": list,
  "POST /agents": create,
  "GET /agents/{nameOrID}": get,
  "DELETE /agents/{nameOrID}": remove,
};
