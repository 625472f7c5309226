import type { Kind } from "./kind.ts";

const notFound = { status: 404, message: "resource not found" };
const exists = { status: 409, message: "resource already exists" };
const stamped = { id: "uuid", created_at: "now", updated_at: "now" } as const;

const accessRequestRules: Kind = {
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
  missing: { status: 404, message: "access request rule not found" },
  most: { entries: 1, status: 403, message: "access request rules are limited to 1 in the OSS version" },
};

const attributes: Kind = {
  path: "/attributes",
  parameter: "name",
  foundBy: ["name"],
  body: { struct: "AttributeRequest", fields: { name: "string!", connection_names: "list" } },
  given: {
    name: "",
    description: null,
    connection_names: [],
    access_request_rule_names: [],
    guardrail_rule_names: [],
    datamasking_rule_names: [],
    access_control_group_names: [],
  },
  made: { id: "uuid", org_id: "org", created_at: "now" },
  fixed: { managed_by: null },
  pageSize: 50,
  missing: { status: 500, message: "failed fetching attribute: record not found" },
  taken: exists,
};

const sessionAnalyzerRules: Kind = {
  path: "/ai/session-analyzer/rules",
  parameter: "name",
  foundBy: ["name"],
  body: {
    struct: "AISessionAnalyzerRuleRequest",
    fields: { name: "string!", connection_names: "list!", risk_evaluation: "map!" },
  },
  given: { name: "", description: null, connection_names: [], risk_evaluation: {}, agentic: false },
  made: stamped,
  fixed: { managed_by: null },
  pageSize: 0,
  missing: notFound,
  taken: exists,
};

const guardrails: Kind = {
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

const dataMaskingRules: Kind = {
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

const jiraIssueTemplates: Kind = {
  path: "/integrations/jira/issuetemplates",
  parameter: "id",
  foundBy: ["id"],
  body: {
    struct: "JiraIssueTemplateRequest",
    fields: { name: "string!", project_key: "string!", request_type_id: "string!" },
  },
  given: {
    name: "",
    description: "",
    project_key: "",
    issue_transition_name_on_close: "",
    skip_transition_on_nonzero_exit_code: false,
    request_type_id: "",
    mapping_types: null,
    prompt_types: null,
    cmdb_types: null,
    connection_ids: null,
  },
  made: stamped,
  missing: notFound,
  malformed: "failed listing issue templates",
};

const runbookRules: Kind = {
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

const serviceAccounts: Kind = {
  path: "/serviceaccounts",
  parameter: "subject",
  foundBy: ["subject"],
  body: { struct: "ServiceAccount", fields: { subject: "string!", status: "string!", name: "string", groups: "list" } },
  given: { subject: "", name: "", status: "", groups: null },
  made: { id: "uuid", org_id: "org" },
  empty: null,
  missing: notFound,
  taken: exists,
  cannotDelete: true,
};

const spiffeMappings: Kind = {
  path: "/spiffe-mappings",
  parameter: "id",
  foundBy: ["id"],
  body: { struct: "AgentSPIFFEMapping", fields: { trust_domain: "string!", spiffe_id: "string", groups: "list" } },
  given: { trust_domain: "", spiffe_id: "", agent_id: "", groups: [] },
  made: { ...stamped, org_id: "org" },
  missing: notFound,
  notNull: {
    field: "groups",
    message:
      'failed creating spiffe mapping: ERROR: null value in column "groups" of relation "agent_spiffe_mappings" violates not-null constraint (SQLSTATE 23502)',
  },
};

const machineIdentities: Kind = {
  path: "/machineidentities",
  parameter: "name",
  foundBy: ["name"],
  body: { struct: "MachineIdentity", fields: { name: "string!", connection_names: "list", attributes: "list" } },
  given: { name: "", description: "", connection_names: [], attributes: [] },
  made: stamped,
  missing: { status: 404, message: "machine identity not found" },
};

export const kinds: readonly Kind[] = [
  accessRequestRules,
  attributes,
  sessionAnalyzerRules,
  guardrails,
  dataMaskingRules,
  jiraIssueTemplates,
  runbookRules,
  serviceAccounts,
  spiffeMappings,
  machineIdentities,
];
