import { ok } from "../../http/answers.ts";
import { asksForPage, paged } from "../../http/pages.ts";
import type { Answering } from "../../routing/routes.ts";
import type { Connection } from "../../types/connection.ts";
import { listedJson, pagedJson, readJson } from "./connection-json.ts";
import { findConnection } from "./find.ts";

export const listConnections: Answering = ({ world, query }) => {
  const rows = [...world.connections.values()].filter((connection) => isWanted(connection, query));
  if (!asksForPage(query)) return ok(rows.map((connection) => listedJson(world, connection)));
  return ok(
    paged(
      rows.map((connection) => pagedJson(world, connection)),
      query,
      { size: 50 },
    ),
  );
};

export const getConnection: Answering = ({ world, params }) =>
  ok(readJson(world, findConnection(world, params.nameOrID)));

const isWanted = (connection: Connection, query: URLSearchParams) =>
  Object.entries(filters).every(([name, filter]) => {
    const wanted = query.get(name);
    return !wanted || filter(connection, wanted);
  });

const filters: Readonly<Record<string, (connection: Connection, wanted: string) => boolean>> = {
  agent_id: ({ agentId }, wanted) => agentId === wanted,
  type: ({ type }, wanted) => type === wanted,
  subtype: ({ subtype }, wanted) => subtype === wanted,
  resource_name: ({ resourceName }, wanted) => resourceName === wanted,
  search: ({ name }, wanted) => name.includes(wanted),
  connection_ids: ({ id }, wanted) => wanted.split(",").includes(id),
  tag_selector: ({ connectionTags }, wanted) =>
    wanted.split(",").every((pair) => {
      const [key = "", value] = pair.split("=");
      return connectionTags[key] === value;
    }),
};
