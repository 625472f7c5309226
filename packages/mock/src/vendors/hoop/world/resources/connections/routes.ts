import { Refusal } from "../../http/answers.ts";
import type { Answering, Routes } from "../../routing/routes.ts";
import { openCredentials, readCredentials } from "./credentials.ts";
import { listDatabases, needsDatabase, testConnection } from "./database.ts";
import { findConnection } from "./find.ts";
import { getConnection, listConnections } from "./list.ts";
import { createConnection, deleteConnection, patchConnection, putConnection } from "./write.ts";

/** What a connection has none of. */
const without =
  (message: string): Answering =>
  ({ world, params }) => {
    findConnection(world, params.nameOrID);
    throw new Refusal(404, message);
  };

export const connectionRoutes: Routes = {
  "GET /connections": listConnections,
  "POST /connections": createConnection,
  "GET /connections/{nameOrID}": getConnection,
  "PUT /connections/{nameOrID}": putConnection,
  "PATCH /connections/{nameOrID}": patchConnection,
  "DELETE /connections/{nameOrID}": deleteConnection,
  "GET /connections/{nameOrID}/columns": needsDatabase,
  "GET /connections/{nameOrID}/tables": needsDatabase,
  "GET /connections/{nameOrID}/databases": listDatabases,
  "GET /connections/{nameOrID}/test": testConnection,
  "GET /connections/{nameOrID}/credentials": readCredentials,
  "POST /connections/{nameOrID}/credentials": openCredentials,
  "GET /connections/{nameOrID}/ai-session-analyzer-rule": without("resource not found"),
  "GET /connections/{nameOrID}/federation": without("federation not configured for this connection"),
};
