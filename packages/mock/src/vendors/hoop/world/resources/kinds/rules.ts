import { exists, notFound, stamped } from "./common.ts";
import type { Kind } from "./kind.ts";

export const accessRequestRules: Kind = {
  path: "/access-requests/rules",
  parameter: "name",
  foundBy: ["name"],
  body: {
    struct: "AccessRequestRuleRequest",
    fields: {
      name: "string!",
      access_type: "string!",
      connection_names: "list!",
      approval_required_groups: "list!",
      reviewers_groups: "list!",
      force_approval_groups: "list!",
    },
  },
  given: {
    name: "",
    description: null,
    access_type: "",
    connection_names: [],
    attributes: [],
    approval_required_groups: [],
    all_groups_must_approve: false,
    reviewers_groups: [],
    force_approval_groups: [],
    skip_review_groups: null,
    access_max_duration: null,
    min_approvals: null,
  },
  made: stamped,
  fixed: { managed_by: null },
  pageSize: 0,
  badPage: 400,
  missing: { status: 404, message: "access request rule not found" },
  most: { entries: 1, status: 403, message: "access request rules are limited to 1 in the OSS version" },
};

export const sessionAnalyzerRules: Kind = {
  path: "/ai/session-analyzer/rules",
  parameter: "name",
  foundBy: ["name"],
  body: {
    struct: "AISessionAnalyzerRuleRequest",
    fields: { name: "string!", connection_names: "list!", risk_evaluation: "map!" },
  },
  given: { name: "", description: null, connection_names: [], risk_evaluation: {}, agentic: false },
  optional: ["custom_prompt"],
  made: stamped,
  fixed: { managed_by: null },
  pageSize: 0,
  missing: notFound,
  taken: exists,
};

export const runbookRules: Kind = {
  path: "/runbooks/rules",
  parameter: "id",
  foundBy: ["id"],
  body: {
    struct: "RunbookRuleRequest",
    fields: { name: "string!", description: "string", runbooks: "list!", connections: "list!", user_groups: "list!" },
  },
  given: { name: "", description: "", runbooks: [], connections: [], user_groups: [] },
  made: { ...stamped, org_id: "org" },
  missing: notFound,
};
