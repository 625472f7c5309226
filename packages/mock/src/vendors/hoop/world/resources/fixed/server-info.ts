import { ok } from "../../http/answers.ts";
import type { Answering, Routes } from "../../routing/routes.ts";

const serverInfo: Answering = ({ world }) =>
  ok({
    version: "unknown",
    commit_sha: "",
    log_level: "info",
    go_debug: "",
    auth_method: "local",
    redact_provider: "",
    has_redact_credentials: false,
    has_webhook_app_key: false,
    has_idp_audience: false,
    has_idp_custom_scopes: false,
    has_ask_ai_credentials: false,
    has_ssh_client_host_key: false,
    postgres_proxy_enabled: false,
    api_url: world.url(),
    grpc_url: world.grpcUrl,
    tenancy_type: "selfhosted",
    license_info: license(world.startedAt),
    idp_provider_name: "unknown",
    disable_sessions_download: false,
    disable_clipboard_copy_cut: false,
    analytics_tracking: "enabled",
    analytics_mode: "identified",
    feature_flags: Object.fromEntries(world.flags),
  });

const TEN_YEARS_S = 315_619_200;

const license = (issued: number) => ({
  key_id: "",
  allowed_hosts: ["*"],
  type: "oss",
  issued_at: Math.floor(issued / 1000),
  expire_at: Math.floor(issued / 1000) + TEN_YEARS_S,
  is_valid: true,
  status: "valid",
  verify_error: "",
  verified_host: "127.0.0.1",
  features: [],
});

/** How far somebody new has come with this gateway. */
const onboarding: Answering = ({ world }) => {
  const first = [...world.connections.keys()][0] ?? "";
  return ok({
    completed: false,
    checks: {
      agent_deployed: world.agents.some(({ known }) => known),
      resource_created: world.connections.size > 0,
      session_ran: world.sessions.length > 0,
      groups_created: true,
      people_assigned: world.people.users.size > 1,
      guardrails_explored: true,
      data_masking_explored: false,
      ai_analyzer_enabled: false,
      protection_level_set: false,
    },
    exec_connection_name: first,
    first_connection_name: first,
  });
};

export const serverInfoRoutes: Routes = { "GET /serverinfo": serverInfo, "GET /orgs/onboarding": onboarding };
