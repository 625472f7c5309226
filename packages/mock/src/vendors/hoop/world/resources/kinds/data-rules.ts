import { notFound, stamped } from "./common.ts";
import type { Kind } from "./kind.ts";

export const guardrails: Kind = {
  path: "/guardrails",
  parameter: "id",
  foundBy: ["id"],
  body: {
    struct: "GuardRailRuleRequest",
    fields: { name: "string!", input: "map", output: "map", connection_ids: "list" },
  },
  given: { name: "", description: "", input: null, output: null, connection_ids: null, attributes: null },
  made: stamped,
  fixed: { managed_by: null },
  nullWhenEmpty: ["connection_ids", "attributes"],
  missing: notFound,
  malformed: "failed fetching guardrail",
};

export const dataMaskingRules: Kind = {
  path: "/datamasking-rules",
  parameter: "id",
  foundBy: ["id"],
  body: { struct: "DataMaskingRuleRequest", fields: { name: "string!" } },
  given: {},
  made: stamped,
  missing: notFound,
  malformed: "failed fetching data masking rule",
  most: {
    entries: 0,
    status: 422,
    message:
      "no data masking provider is configured: data masking requires a DLP provider (set DLP_PROVIDER=mspresidio with MSPRESIDIO_ANALYZER_URL and MSPRESIDIO_ANONYMIZER_URL, DLP_PROVIDER=gcp with GOOGLE_APPLICATION_CREDENTIALS_JSON, or DLP_PROVIDER=alcatraz which needs no credentials); rules configured without one are not enforced",
  },
};
