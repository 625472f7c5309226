import { json, nothing, ok, Refusal } from "../http/answers.ts";
import { type Body, bind, readObject, type Shape } from "../http/bind.ts";
import { asksForPage, paged } from "../http/pages.ts";
import type { Answering, Routes } from "../routing/routes.ts";
import { goTime } from "../state/times.ts";
import type { Resource } from "../types/resource.ts";
import type { World } from "../types/world.ts";
import { addResource } from "./add-resource.ts";
import { roleJson } from "./connections/connection-json.ts";
import { addConnection } from "./connections/write.ts";

const body: Shape = {
  struct: "ResourceRequest",
  fields: {
    name: "string!",
    type: "string!",
    env_vars: "strings!",
    subtype: "string",
    agent_id: "string",
    roles: "list",
  },
};

const create: Answering = ({ world, request }) => {
  const given = bind(request, body);
  const name = String(given.name);
  if (world.resources.has(name)) throw new Refusal(400, "resource already exists");
  const resource = addResource(world, name, { type: "", subtype: "", agentId: "" });
  change(resource, given);
  for (const role of (given.roles ?? []) as readonly Body[]) {
    addConnection(world, String(role.name), { ...role, resource_name: name });
  }
  return json(201, resourceJson(resource));
};

const list: Answering = ({ world, query }) => {
  const rows = [...world.resources.values()].map((resource) => ({
    ...resourceJson(resource),
    roles: roles(world, resource).map((connection) => roleJson(world, connection)),
  }));
  return ok(asksForPage(query) ? paged(rows, query, { size: 50 }) : rows);
};

const get: Answering = ({ world, params }) => ok(resourceJson(find(world, params.name)));

const put: Answering = ({ world, params, request }) => {
  const given = bind(request, body);
  const resource = find(world, params.name);
  change(resource, given);
  resource.updatedAt = world.clock.now();
  return ok(resourceJson(resource));
};

const remove: Answering = ({ world, params }) => {
  const resource = find(world, params.name);
  if (roles(world, resource).length > 0) throw new Refusal(403, "cannot delete resource with existing connections");
  world.resources.delete(resource.name);
  return nothing;
};

const health: Answering = ({ world, params }) => {
  find(world, params.name);
  return ok(unhealthy);
};

const healthOfMany: Answering = ({ request }) => {
  const names = (readObject(request, "ResourceHealthCheckBatchRequest").names ?? []) as readonly string[];
  return ok({ results: names.map((name) => ({ resource_name: name, ...unhealthy })) });
};

/** What a resource without credentials of its own is told (`answers`). */
const unhealthy = {
  output: "invalid resource credentials: resource is missing required credentials: [HOST PORT USER PASS]",
  status: "failed",
};

function change(resource: Resource, given: Body): void {
  resource.type = String(given.type);
  resource.subtype = String(given.subtype ?? "");
  resource.envVars = given.env_vars as Record<string, string>;
  resource.agentId = String(given.agent_id ?? "");
}

function find({ resources }: World, name: string | undefined): Resource {
  const resource = resources.get(name ?? "");
  if (!resource) throw new Refusal(404, "resource not found");
  return resource;
}

const roles = ({ connections }: World, { name }: Resource) =>
  [...connections.values()].filter(({ resourceName }) => resourceName === name);

const resourceJson = ({ id, name, type, subtype, envVars, agentId, createdAt, updatedAt }: Resource) => ({
  id,
  name,
  type,
  subtype,
  env_vars: envVars,
  agent_id: agentId,
  created_at: goTime(createdAt),
  updated_at: goTime(updatedAt),
});

export const resourceRoutes: Routes = {
  "GET /resources": list,
  "POST /resources": create,
  "GET /resources/{name}": get,
  "PUT /resources/{name}": put,
  "DELETE /resources/{name}": remove,
  "GET /resources/{name}/health": health,
  "POST /resources/health": healthOfMany,
};
