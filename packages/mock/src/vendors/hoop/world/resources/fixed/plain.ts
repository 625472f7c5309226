import { ok, Refusal } from "../../http/answers.ts";
import type { Routes } from "../../routing/routes.ts";
import mcpCatalog from "./mcp-catalog.json" with { type: "json" };

const databaseRefuses = (id: string | undefined) =>
  `ERROR: invalid input syntax for type uuid: "${id}" (SQLSTATE 22P02)`;

/** Reads that answer the same whatever was done before, or nothing yet. */
export const plainRoutes: Routes = {
  "GET /connection-credentials": () => ok({ items: [] }),
  "GET /dbroles/jobs": () => ok({ items: null }),
  "GET /dbroles/jobs/{id}": ({ params }) => {
    throw new Refusal(500, `failed getting db role job by id: ${databaseRefuses(params.id)}`);
  },
  "GET /integrations/jira": () => ok(null),
  "GET /mcp-catalog": () => ok(mcpCatalog),
  "GET /metrics/sessions": () => ok({ pages: { total: 0, page: 1, size: 100 }, data: [] }),
  "GET /reports/sessions": () => ok({ items: [], total_redact_count: 0, total_transformed_bytes: 0 }),
  "POST /proxymanager/connect": ({ world }) => {
    throw new Refusal(400, `proxy manager state ${world.ids.uuid()} not found`);
  },
};

export const openPlainRoutes: Routes = {
  "GET /healthz": () => ok({ liveness: "OK" }),
  "GET /publicserverinfo": () => ok({ auth_method: "local", setup_required: false }),
};
