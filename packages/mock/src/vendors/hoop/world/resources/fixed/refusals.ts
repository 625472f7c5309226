import { Refusal } from "../../http/answers.ts";
import type { Routes } from "../../routing/routes.ts";

/** What a gateway without providers, clouds and integrations refuses, whatever is asked (`answers`). */
const refusals: Readonly<Record<string, readonly [status: number, message: string]>> = {
  "GET /integrations/aws/iam/userinfo": [400, "missing AWS Region configuration"],
  "GET /integrations/aws/organizations": [400, "missing AWS Region configuration"],
  "GET /webhooks-dashboard": [400, "missing WEBHOOK_APPKEY environment variable"],
  "GET /proxymanager/status": [404, "entity not found"],
  "PUT /orgs/features": [400, "feature ask-ai is not configured"],
};

/** Refused likewise, to whoever asks. */
const openRefusals: typeof refusals = {
  "GET /login": [403, "OIDC provider not configured"],
  "GET /saml/login": [401, "SAML provider not configured"],
};

const refusing = (table: typeof refusals): Routes =>
  Object.fromEntries(
    Object.entries(table).map(([route, [status, message]]) => [
      route,
      () => {
        throw new Refusal(status, message);
      },
    ]),
  );

export const refusalRoutes = refusing(refusals);
export const openRefusalRoutes = refusing(openRefusals);
