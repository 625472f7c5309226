import type { Clock } from "./clock/clock.ts";
import type { Body } from "./http/bind.ts";
import type { WorldFile } from "./parse/world-file.ts";
import { createPeople } from "./people/people.ts";
import { addResource } from "./resources/add-resource.ts";
import { connectionOfFile } from "./resources/connections/connection.ts";
import { standardFlags } from "./resources/fixed/feature-flags.ts";
import { createRulepacks } from "./resources/fixed/rulepacks.ts";
import { newEntry } from "./resources/kinds/entry.ts";
import { kinds } from "./resources/kinds/kinds.ts";
import { createPlugins } from "./resources/plugins.ts";
import { createRepositories } from "./runbooks/repository.ts";
import { createScripts } from "./sessions/output/scripts.ts";
import { createIds } from "./state/ids.ts";
import { createSituations } from "./state/situations.ts";
import type { World } from "./types/world.ts";

/** The state of a world in which nothing has happened yet. */
export function createState(file: WorldFile, clock: Clock, url: () => string): World {
  const ids = createIds();
  const at = clock.now();
  const org = { id: file.org?.id ?? ids.uuid(), name: file.org?.name ?? "default" };
  const agents = file.agents.map(({ name, connected }) => ({
    id: ids.uuid(),
    name,
    mode: "standard",
    connected,
    known: connected,
  }));
  const agentIds = new Map(agents.map(({ id, name }) => [name, id]));
  const connections = new Map(
    file.connections.map((entry) => {
      const agentId = agentIds.get(entry.agent) ?? "";
      return [entry.name, connectionOfFile(entry, { id: ids.uuid(), agentId, at })];
    }),
  );
  const repositories = createRepositories(file);
  const stores = new Map<string, Body[]>();
  const world: World = {
    clock,
    url,
    grpcUrl: "grpc://127.0.0.1:8010",
    startedAt: at,
    org,
    ids,
    people: createPeople(file, ids, at),
    agents,
    connections,
    resources: new Map(),
    plugins: createPlugins(ids.uuid, connections.values()),
    repositories,
    runbooks: {
      id: ids.uuid(),
      urls: repositories.map(({ name }) => `git://${name}.git`),
      createdAt: at,
      updatedAt: at,
    },
    scripts: createScripts(file),
    sessions: [],
    links: new Map(),
    store(path) {
      const entries = stores.get(path) ?? [];
      stores.set(path, entries);
      return entries;
    },
    settings: new Map(),
    flags: new Map(Object.entries(standardFlags)),
    rulepacks: createRulepacks({ ids, org, clock }),
    audit: [],
    serverLog: [],
    gateway: { isUp: true, processing: new Set(), waiting: new Set() },
    situations: createSituations(),
  };
  for (const connection of connections.values()) addResource(world, connection.name, connection);
  addRules(world, file);
  return world;
}

function addRules(world: World, { accessRequestRules = [] }: WorldFile): void {
  const kind = kinds.find(({ path }) => path === "/access-requests/rules");
  if (!kind) return;
  for (const { name, access_type, connections, reviewers, forceApproval, minApprovals } of accessRequestRules) {
    const given = {
      name,
      access_type,
      connection_names: connections,
      reviewers_groups: reviewers,
      force_approval_groups: forceApproval,
      min_approvals: minApprovals,
    };
    world.store(kind.path).push(newEntry(kind, given, world));
  }
}
