import { exists, notFound, stamped } from "./common.ts";
import type { Kind } from "./kind.ts";

export const attributes: Kind = {
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

export const jiraIssueTemplates: Kind = {
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
