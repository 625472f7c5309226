import { ok } from "../../http/answers.ts";
import { type Body, readObject } from "../../http/bind.ts";
import type { Routes } from "../../routing/routes.ts";

/** Settings there is one of each: read, and written as a whole. */
interface Setting {
  readonly path: string;
  readonly struct: string;
  /** What it is at first. */
  readonly standard: Body;
  /** What a field that is not given becomes. */
  readonly zero: Body;
}

const settings: readonly Setting[] = [
  same("/orgs/hide-role-info", "OrgHideRoleInfoRequest", { hide_role_info: false }),
  same("/orgs/analytics-mode", "OrgAnalyticsModeRequest", { analytics_mode: "identified" }),
  same("/orgs/protection-profile", "OrgProtectionProfileRequest", { profile: null, attribute_name: null }),
  same("/serverconfig/mcp-auth", "ServerMcpAuthConfig", {
    enabled: false,
    resource_uri: "",
    groups_claim: "",
    client_id: "",
    client_secret: "",
  }),
  same("/serverconfig/auth", "ServerAuthConfig", {
    auth_method: "local",
    oidc_config: null,
    saml_config: null,
    provider_name: "",
    api_key: null,
    rollout_api_key: null,
    webapp_users_management_status: "active",
    admin_role_name: "admin",
    auditor_role_name: "auditor",
  }),
  {
    path: "/serverconfig/misc",
    struct: "ServerMiscConfig",
    standard: {
      grpc_server_url: "grpc://127.0.0.1:8010",
      postgres_server_config: null,
      ssh_server_config: null,
      rdp_server_config: { listen_address: "0.0.0.0:13389" },
      http_proxy_server_config: { listen_address: "0.0.0.0:18888" },
    },
    zero: {
      grpc_server_url: "",
      postgres_server_config: null,
      ssh_server_config: null,
      rdp_server_config: null,
      http_proxy_server_config: null,
    },
  },
];

function same(path: string, struct: string, standard: Body): Setting {
  return { path, struct, standard, zero: standard };
}

export const settingRoutes: Routes = Object.assign({}, ...settings.map(routesOf));

function routesOf({ path, struct, standard, zero }: Setting): Routes {
  return {
    [`GET ${path}`]: ({ world }) => ok(world.settings.get(path) ?? standard),
    [`PUT ${path}`]: ({ world, request }) => {
      const given = readObject(request, struct);
      const fields = Object.entries(zero).map(([name, otherwise]) => [name, given[name] ?? otherwise]);
      world.settings.set(path, Object.fromEntries(fields));
      return ok(world.settings.get(path));
    },
  };
}
