import { expectTypeOf } from "vitest";
import type {
  Hoop,
  HoopAccessRequestRules,
  HoopAgents,
  HoopAiAgents,
  HoopApiKeys,
  HoopAttributes,
  HoopAuditLogs,
  HoopAuth,
  HoopAws,
  HoopConnectionCredentials,
  HoopConnectionFederation,
  HoopConnections,
  HoopConnectionTags,
  HoopDataMaskingRules,
  HoopDbRoleJobs,
  HoopFeatureFlags,
  HoopFeatures,
  HoopFederation,
  HoopGuardrails,
  HoopJiraAssets,
  HoopJiraIntegration,
  HoopJiraIssueTemplates,
  HoopMachineIdentities,
  HoopMachineIdentityCredentials,
  HoopMcpAuth,
  HoopMcpCatalog,
  HoopMcpOAuth,
  HoopOrganization,
  HoopOrganizationKey,
  HoopPluginConnections,
  HoopPlugins,
  HoopProxyManager,
  HoopResources,
  HoopReviews,
  HoopRulepacks,
  HoopRunbookConfigurations,
  HoopRunbookRules,
  HoopRunbooks,
  HoopSearch,
  HoopServer,
  HoopServerConfig,
  HoopServerLogs,
  HoopServiceAccounts,
  HoopSessionAnalyzer,
  HoopSessionAnalyzerProvider,
  HoopSessionAnalyzerRules,
  HoopSessionMetrics,
  HoopSessionReports,
  HoopSessions,
  HoopSpiffeMappings,
  HoopUserGroups,
  HoopUsers,
} from "../src/index.ts";

/** The public type of every group is the one that the client has. */
interface Groups {
  readonly accessRequestRules: HoopAccessRequestRules;
  readonly agents: HoopAgents;
  readonly aiAgents: HoopAiAgents;
  readonly apiKeys: HoopApiKeys;
  readonly attributes: HoopAttributes;
  readonly auditLogs: HoopAuditLogs;
  readonly auth: HoopAuth;
  readonly aws: HoopAws;
  readonly connectionCredentials: HoopConnectionCredentials;
  readonly connectionFederation: HoopConnectionFederation;
  readonly connectionTags: HoopConnectionTags;
  readonly connections: HoopConnections;
  readonly dataMaskingRules: HoopDataMaskingRules;
  readonly dbRoleJobs: HoopDbRoleJobs;
  readonly featureFlags: HoopFeatureFlags;
  readonly features: HoopFeatures;
  readonly federation: HoopFederation;
  readonly guardrails: HoopGuardrails;
  readonly jiraAssets: HoopJiraAssets;
  readonly jiraIntegration: HoopJiraIntegration;
  readonly jiraIssueTemplates: HoopJiraIssueTemplates;
  readonly machineIdentities: HoopMachineIdentities;
  readonly machineIdentityCredentials: HoopMachineIdentityCredentials;
  readonly mcpAuth: HoopMcpAuth;
  readonly mcpCatalog: HoopMcpCatalog;
  readonly mcpOAuth: HoopMcpOAuth;
  readonly organization: HoopOrganization;
  readonly organizationKey: HoopOrganizationKey;
  readonly pluginConnections: HoopPluginConnections;
  readonly plugins: HoopPlugins;
  readonly proxyManager: HoopProxyManager;
  readonly resources: HoopResources;
  readonly reviews: HoopReviews;
  readonly rulepacks: HoopRulepacks;
  readonly runbookConfigurations: HoopRunbookConfigurations;
  readonly runbookRules: HoopRunbookRules;
  readonly runbooks: HoopRunbooks;
  readonly search: HoopSearch;
  readonly server: HoopServer;
  readonly serverConfig: HoopServerConfig;
  readonly serverLogs: HoopServerLogs;
  readonly serviceAccounts: HoopServiceAccounts;
  readonly sessionAnalyzer: HoopSessionAnalyzer;
  readonly sessionAnalyzerProvider: HoopSessionAnalyzerProvider;
  readonly sessionAnalyzerRules: HoopSessionAnalyzerRules;
  readonly sessionMetrics: HoopSessionMetrics;
  readonly sessionReports: HoopSessionReports;
  readonly sessions: HoopSessions;
  readonly spiffeMappings: HoopSpiffeMappings;
  readonly userGroups: HoopUserGroups;
  readonly users: HoopUsers;
}

type GroupsOfClient = Omit<Hoop, "raw" | "request" | "resume" | "stats">;

expectTypeOf<Hoop>().toExtend<Groups>();
expectTypeOf<Groups>().toExtend<GroupsOfClient>();
