import { agentRoutes } from "../agents/routes.ts";
import type { Routes } from "../routing/routes.ts";
import { connectionRoutes } from "./connections/routes.ts";
import { featureFlagRoutes } from "./fixed/feature-flags.ts";
import { openPlainRoutes, plainRoutes } from "./fixed/plain.ts";
import { openRefusalRoutes, refusalRoutes } from "./fixed/refusals.ts";
import { rulepackRoutes } from "./fixed/rulepacks.ts";
import { serverInfoRoutes } from "./fixed/server-info.ts";
import { settingRoutes } from "./fixed/settings.ts";
import { kindRoutes } from "./kinds/kind-routes.ts";
import { kinds } from "./kinds/kinds.ts";
import { withoutListener } from "./machine-identities.ts";
import { pluginRoutes } from "./plugins.ts";
import { resourceRoutes as routesOfResources } from "./resource-routes.ts";

const ofKinds: Routes = Object.assign({}, ...kinds.map(kindRoutes));

export const resourceRoutes: Routes = {
  ...ofKinds,
  ...wrapped("POST /machineidentities", withoutListener),
  ...agentRoutes,
  ...connectionRoutes,
  ...routesOfResources,
  ...pluginRoutes,
  ...featureFlagRoutes,
  ...plainRoutes,
  ...refusalRoutes,
  ...rulepackRoutes,
  ...serverInfoRoutes,
  ...settingRoutes,
};

export const openResourceRoutes: Routes = { ...openPlainRoutes, ...openRefusalRoutes };

function wrapped(name: string, wrap: typeof withoutListener): Routes {
  const route = ofKinds[name];
  return route ? { [name]: wrap(route) } : {};
}
