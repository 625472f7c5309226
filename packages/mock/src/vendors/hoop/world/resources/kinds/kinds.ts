import { dataMaskingRules, guardrails } from "./data-rules.ts";
import { machineIdentities, serviceAccounts, spiffeMappings } from "./identities.ts";
import type { Kind } from "./kind.ts";
import { attributes, jiraIssueTemplates } from "./labels-and-templates.ts";
import { accessRequestRules, runbookRules, sessionAnalyzerRules } from "./rules.ts";

/** The kinds of resources that one rule covers. */
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
