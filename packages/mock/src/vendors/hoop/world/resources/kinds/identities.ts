import { exists, notFound, stamped } from "./common.ts";
import type { Kind } from "./kind.ts";

export const serviceAccounts: Kind = {
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

export const spiffeMappings: Kind = {
  path: "/spiffe-mappings",
  parameter: "id",
  foundBy: ["id"],
  body: { struct: "AgentSPIFFEMapping", fields: { trust_domain: "string!", spiffe_id: "string", groups: "list" } },
  given: { trust_domain: "", groups: [] },
  optional: ["spiffe_id", "spiffe_prefix", "agent_id", "agent_template"],
  made: { ...stamped, org_id: "org" },
  missing: notFound,
  notNull: {
    field: "groups",
    message:
      'failed creating spiffe mapping: ERROR: null value in column "groups" of relation "agent_spiffe_mappings" violates not-null constraint (SQLSTATE 23502)',
  },
};

export const machineIdentities: Kind = {
  path: "/machineidentities",
  parameter: "name",
  foundBy: ["name"],
  body: { struct: "MachineIdentity", fields: { name: "string!", connection_names: "list", attributes: "list" } },
  given: { name: "", description: "", connection_names: [], attributes: [] },
  made: stamped,
  missing: { status: 404, message: "machine identity not found" },
};
