import { json, nothing, ok, Refusal } from "../http/answers.ts";
import { bind, readObject, type Shape } from "../http/bind.ts";
import type { Answering, Routes } from "../routing/routes.ts";
import { isUuid } from "../state/ids.ts";
import { goTime } from "../state/times.ts";
import type { Connection } from "../types/connection.ts";
import type { Plugin, PluginConnection } from "../types/plugin.ts";
import type { World } from "../types/world.ts";

/** The plugins a gateway begins with; only the one to Slack takes every connection (`answers`). */
export function createPlugins(newId: () => string, connections: Iterable<Connection>): Map<string, Plugin> {
  const all = [...connections].map(({ id, name }) => ({ id, name, config: null }));
  const beginning = { audit: [], review: [], slack: all } as const;
  return new Map(
    Object.entries(beginning).map(([name, taken]) => [name, { id: newId(), name, connections: taken, envvars: null }]),
  );
}

const body: Shape = { struct: "Plugin", fields: { name: "string!", connections: "list!", config: "map" } };

const list: Answering = ({ world }) => ok([...world.plugins.values()].map(pluginJson));

const create: Answering = ({ world, request }) => {
  const name = String(bind(request, body).name);
  if (world.plugins.has(name)) throw new Refusal(422, `plugin ${name} already enabled`);
  const plugin: Plugin = { id: world.ids.uuid(), name, connections: [], envvars: null };
  world.plugins.set(name, plugin);
  return json(201, pluginJson(plugin));
};

const get: Answering = ({ world, params }) => ok(pluginJson(find(world, params.name)));

const configure: Answering = ({ world, params, request }) => {
  const plugin = find(world, params.name);
  plugin.envvars = readObject(request, "PluginConfig") as Record<string, string>;
  return ok(pluginJson(plugin));
};

const connect: Answering = ({ world, params, request }) => {
  const plugin = find(world, params.name);
  const id = params.id ?? "";
  if (!isUuid(id)) {
    const reason = `ERROR: invalid input syntax for type uuid: "${id}" (SQLSTATE 22P02)`;
    throw new Refusal(500, `failed updating plugin connection: ${reason}`);
  }
  const connection = [...world.connections.values()].find((each) => each.id === id);
  if (!connection) throw new Refusal(404, "connection not found");
  const config = (readObject(request, "PluginConnectionRequest").config ?? null) as PluginConnection["config"];
  const others = plugin.connections.filter((each) => each.id !== id);
  plugin.connections = [...others, { id, name: connection.name, config }];
  const updated = goTime(world.clock.now());
  return ok({ id: world.ids.uuid(), plugin_id: plugin.id, connection_id: id, config, updated_at: updated });
};

const disconnect: Answering = ({ world, params }) => {
  const plugin = find(world, params.name);
  const others = plugin.connections.filter(({ id }) => id !== params.id);
  if (others.length === plugin.connections.length) throw new Refusal(404, "plugin connection not found");
  plugin.connections = others;
  return nothing;
};

function find({ plugins }: World, name: string | undefined): Plugin {
  const plugin = plugins.get(name ?? "");
  if (!plugin) throw new Refusal(404, "plugin not found");
  return plugin;
}

const pluginJson = ({ id, name, connections, envvars }: Plugin) => ({
  id,
  name,
  connections,
  config: envvars && { id, envvars },
  source: null,
  priority: 0,
});

export const pluginRoutes: Routes = {
  "GET /plugins": list,
  "POST /plugins": create,
  "GET /plugins/{name}": get,
  "PUT /plugins/{name}/config": configure,
  "PUT /plugins/{name}/conn/{id}": connect,
  "DELETE /plugins/{name}/conn/{id}": disconnect,
};
