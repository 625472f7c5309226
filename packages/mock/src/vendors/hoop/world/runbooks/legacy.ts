import { ok, Refusal } from "../http/answers.ts";
import { bind, type Shape } from "../http/bind.ts";
import type { Answering, Routes } from "../routing/routes.ts";
import { createSession } from "../sessions/create-session.ts";
import { start } from "../sessions/start/start.ts";
import { commonOf, startFields } from "../sessions/start/start-session.ts";
import type { Plugin } from "../types/plugin.ts";
import type { Repository } from "../types/runbooks.ts";
import type { World } from "../types/world.ts";
import { parametersOf, runbookLabels } from "./exec.ts";
import { commitOf, itemsOf } from "./list-items.ts";
import { render } from "./render.ts";
import { fileOf, normalName } from "./repository.ts";

const body: Shape = {
  struct: "RunbookRequest",
  fields: { file_name: "string!", ref_hash: "string", parameters: "strings", ...startFields },
};

/** The plugin is missing: each of its routes says so in another way (`runbooks`). */
const missing = {
  templates: new Refusal(404, "plugin runbooks not found"),
  connection: new Refusal(400, "plugin runbooks not found"),
  exec: new Refusal(404, "plugin not found"),
};

const listTemplates: Answering = ({ world }) => {
  const plugin = pluginOf(world, missing.templates);
  const repository = repositoryOf(world, plugin);
  const connections = plugin.connections.map(({ name }) => name);
  return ok({ items: itemsOf(repository).map((item) => ({ ...item, connections })), ...commitOf(repository) });
};

const listOfConnection: Answering = ({ world, params }) => {
  const plugin = pluginOf(world, missing.connection);
  checkEnabled(plugin, params.name);
  const repository = repositoryOf(world, plugin);
  return ok({ items: itemsOf(repository), ...commitOf(repository) });
};

const exec: Answering = ({ world, caller, params, request }) => {
  const given = bind(request, body);
  const common = commonOf(given);
  const plugin = pluginOf(world, missing.exec);
  const connection = world.connections.get(params.name ?? "");
  if (!connection) throw new Refusal(404, "connection not found");
  checkEnabled(plugin, connection.name);
  const fileName = String(given.file_name);
  const script = render(fileOf(repositoryOf(world, plugin), fileName), parametersOf(given.parameters));
  const labels = runbookLabels(fileName, given.parameters);
  const session = createSession(world, caller, connection, { ...common, labels, script, connectionTags: null });
  return start(world, session, caller.groups);
};

function pluginOf({ plugins }: World, otherwise: Refusal): Plugin {
  const plugin = plugins.get("runbooks");
  if (!plugin) throw otherwise;
  return plugin;
}

function checkEnabled({ connections }: Plugin, name: string | undefined): void {
  if (connections.some((connection) => connection.name === name)) return;
  throw new Refusal(422, `plugin runbooks is not enabled for connection ${name}`);
}

function repositoryOf({ repositories }: World, { envvars }: Plugin): Repository {
  const url = Buffer.from(envvars?.GIT_URL ?? "", "base64").toString();
  const repository = repositories.find(({ name }) => name === normalName(url));
  if (!repository) throw new Refusal(500, `failed pulling repo ${url}`);
  return repository;
}

export const legacyRunbookRoutes: Routes = {
  "GET /plugins/runbooks/templates": listTemplates,
  "GET /plugins/runbooks/connections/{name}/templates": listOfConnection,
  "POST /plugins/runbooks/connections/{name}/exec": exec,
};
