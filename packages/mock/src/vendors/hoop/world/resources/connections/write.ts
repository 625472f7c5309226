import { json, nothing, ok, Refusal } from "../../http/answers.ts";
import { type Body, bind, readObject, type Shape } from "../../http/bind.ts";
import type { Answering } from "../../routing/routes.ts";
import type { Connection } from "../../types/connection.ts";
import type { World } from "../../types/world.ts";
import { addResource } from "../add-resource.ts";
import { standardSettings } from "./connection.ts";
import { createdJson, patchedJson } from "./connection-json.ts";
import { findConnection } from "./find.ts";

const body: Shape = {
  struct: "Connection",
  fields: {
    name: "string!",
    type: "string!",
    agent_id: "string!",
    access_mode_runbooks: "string!",
    access_mode_exec: "string!",
    access_mode_connect: "string!",
    access_schema: "string!",
    subtype: "string",
    command: "list",
    secret: "map",
    tags: "list",
    connection_tags: "strings",
    reviewers: "list",
  },
};

export const createConnection: Answering = ({ world, request }) => {
  const given = bind(request, body);
  const name = String(given.name);
  if (world.connections.has(name)) throw new Refusal(409, "Connection already exists.");
  const connection = addConnection(world, name, given);
  if (!world.resources.has(connection.resourceName)) addResource(world, connection.resourceName, connection);
  return json(201, createdJson(world, connection));
};

/** A connection of the given fields, in the world from now on. */
export function addConnection(world: World, name: string, given: Body): Connection {
  const connection: Connection = {
    id: world.ids.uuid(),
    name,
    type: "",
    subtype: "",
    command: [],
    agentId: "",
    resourceName: typeof given.resource_name === "string" ? given.resource_name : name,
    secret: {},
    secretsUpdatedAt: undefined,
    tags: [],
    connectionTags: {},
    settings: standardSettings,
  };
  change(world, connection, given);
  world.connections.set(name, connection);
  return connection;
}

export const putConnection: Answering = ({ world, params, request }) => {
  const given = bind(request, body);
  const connection = findConnection(world, params.nameOrID);
  change(world, connection, given);
  return ok(patchedJson(world, connection));
};

export const patchConnection: Answering = ({ world, params, request }) => {
  const given = readObject(request, "ConnectionPatch");
  const connection = findConnection(world, params.nameOrID);
  change(world, connection, given);
  return ok(patchedJson(world, connection));
};

export const deleteConnection: Answering = ({ world, params }) => {
  world.connections.delete(findConnection(world, params.nameOrID).name);
  return nothing;
};

function change(world: World, connection: Connection, given: Body): void {
  if (given.type) connection.type = String(given.type);
  if (typeof given.subtype === "string") connection.subtype = given.subtype;
  if (given.command) connection.command = given.command as readonly string[];
  if (given.agent_id) connection.agentId = String(given.agent_id);
  if (given.tags) connection.tags = given.tags as readonly string[];
  if (given.connection_tags) connection.connectionTags = given.connection_tags as Record<string, string>;
  if (given.secret) {
    connection.secret = given.secret as Record<string, string>;
    connection.secretsUpdatedAt = world.clock.now();
  }
  const settings = Object.keys(standardSettings).filter((name) => given[name] !== undefined && given[name] !== null);
  connection.settings = {
    ...connection.settings,
    ...Object.fromEntries(settings.map((name) => [name, given[name]])),
  };
}
