import { Refusal } from "../../http/answers.ts";
import type { Answering } from "../../routing/routes.ts";
import { findConnection } from "./find.ts";

/** No database stands behind a connection of a model: what psql says of that (`answers`). */
const unreachable =
  'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?\n';

export const needsDatabase: Answering = ({ world, params, query }) => {
  findConnection(world, params.nameOrID);
  if (!query.get("database")) throw new Refusal(400, "database parameter is required for this database type");
  throw new Refusal(500, `command failed: ${unreachable}`);
};

export const listDatabases: Answering = ({ world, params }) => {
  findConnection(world, params.nameOrID);
  throw new Refusal(500, `command failed: ${unreachable}`);
};

export const testConnection: Answering = ({ world, params }) => {
  findConnection(world, params.nameOrID);
  throw new Refusal(400, `connection test failed: failed issuing test command, output=${unreachable}`);
};
