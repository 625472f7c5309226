import type { Routes } from "../routing/routes.ts";
import { addRepository, getConfiguration, putConfiguration } from "./configuration.ts";
import { execRunbook } from "./exec.ts";
import { legacyRunbookRoutes } from "./legacy.ts";
import { listRunbooks } from "./list.ts";

export const runbookRoutes: Routes = {
  "GET /runbooks": listRunbooks,
  "POST /runbooks/exec": execRunbook,
  "GET /runbooks/configurations": getConfiguration,
  "POST /runbooks/configurations": addRepository,
  "PUT /runbooks/configurations": putConfiguration,
  ...legacyRunbookRoutes,
};
