import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { root } from "./paths.ts";

/** Type instantiations of a consumer that calls many operations against one, and against the same calls untyped. */
export function typeCost(): string[][] {
  return [
    ...rows("Airplane", "createAirplane", "@x/airplane", airplaneCalls),
    ...rows("Hoop", "createHoop", "@x/hoop", hoopCalls),
  ];
}

const airplaneCalls = [
  `client.runs.get({ id: "run1" })`,
  `client.runs.cancel({ runID: "run1" })`,
  `client.runs.getOutputs({ id: "run1" })`,
  `client.runs.list({ limit: 10 }).toArray({ limit: 10 })`,
  `client.tasks.execute({ slug: "a", paramValues: {} })`,
  `client.tasks.start({ id: "tsk1", envSlug: "prod" })`,
  `client.runbooks.execute({ slug: "a" })`,
  `client.runbooks.start({ id: "rbk1", paramValues: { days: 7 } })`,
  `client.sessions.get({ id: "ses1" })`,
  `client.sessions.list().toArray({ limit: 10 })`,
  `client.prompts.get({ id: "prm1" })`,
  `client.prompts.list({ runID: "run1" }).toArray({ limit: 10 })`,
  `client.prompts.submit({ id: "prm1", values: { ok: true } })`,
  `client.prompts.cancel({ id: "prm1" })`,
];

/** Fifty operations, each of them once. */
const hoopCalls = [
  `client.sessions.get({ session_id: "s" })`,
  `client.sessions.list({ connection: "pg" }).toArray({ limit: 10 })`,
  `client.sessions.exec({ connection: "pg", script: "select 1" })`,
  `client.sessions.start({ connection: "pg", script: "select 1", metadata: { ticket: "A-1" } })`,
  `client.sessions.kill({ session_id: "s" })`,
  `client.sessions.execApproved({ session_id: "s" })`,
  `client.sessions.provision({ connection: "pg", user_email: "a@acme.test" })`,
  `client.sessions.stream({ session_id: "s" })`,
  `client.sessions.streamOutput({ session_id: "s" })`,
  `client.sessions.download({ session_id: "s", token: "t" })`,
  `client.sessions.updateMetadata({ session_id: "s", metadata: { ticket: "A-1" } })`,
  `client.runbooks.exec({ connection_name: "pg", file_name: "a.sql", repository: "r" })`,
  `client.runbooks.start({ connection: "pg", fileName: "a.sql", repository: "r", parameters: { days: "7" } })`,
  `client.runbooks.list({ connection_name: "pg" })`,
  `client.runbooks.execPlugin({ name: "pg", file_name: "a.sql" })`,
  `client.runbookConfigurations.get()`,
  `client.runbookRules.create({ name: "r", connections: ["pg"], runbooks: [{ name: "a.sql", repository: "r" }], user_groups: [] })`,
  `client.runbookRules.list().toArray({ limit: 10 })`,
  `client.connections.get({ nameOrID: "pg" })`,
  `client.connections.list({ type: "database" }).toArray({ limit: 10 })`,
  `client.connections.create({ name: "pg", type: "database", agent_id: "a", access_mode_connect: "enabled", access_mode_exec: "enabled", access_mode_runbooks: "enabled", access_schema: "disabled" })`,
  `client.connections.patch({ nameOrID: "pg", reviewers: ["dba"] })`,
  `client.connections.delete({ nameOrID: "pg" })`,
  `client.connections.test({ nameOrID: "pg" })`,
  `client.connections.listTables({ nameOrID: "pg", database: "db" })`,
  `client.connections.listColumns({ nameOrID: "pg", database: "db", table: "t" })`,
  `client.connectionTags.list().toArray({ limit: 10 })`,
  `client.connectionCredentials.list().toArray({ limit: 10 })`,
  `client.reviews.update({ id: "r", status: "APPROVED" })`,
  `client.reviews.updateForSession({ session_id: "s", status: "REJECTED", rejection_reason: "no" })`,
  `client.reviews.list().toArray({ limit: 10 })`,
  `client.agents.create({ name: "a" })`,
  `client.agents.list().toArray({ limit: 10 })`,
  `client.apiKeys.create({ name: "k", groups: ["dba"] })`,
  `client.apiKeys.reactivate({ nameOrID: "k" })`,
  `client.accessRequestRules.create({ name: "r", access_type: "jit", connection_names: ["pg"], approval_required_groups: [], force_approval_groups: [], reviewers_groups: ["dba"] })`,
  `client.attributes.update({ current_name: "a", name: "b" })`,
  `client.auditLogs.list({ page_size: 10 }).toArray({ limit: 10 })`,
  `client.dataMaskingRules.create({ name: "m" })`,
  `client.guardrails.update({ id: "g", name: "b" })`,
  `client.jiraIntegration.get()`,
  `client.plugins.create({ name: "audit", connections: [] })`,
  `client.resources.create({ name: "r", type: "postgres", env_vars: { HOST: "h" } })`,
  `client.resources.planBatch({ items: [] })`,
  `client.rulepacks.apply({ id: "r", connection_names: ["pg"] })`,
  `client.search.query({ term: "pg" })`,
  `client.serverConfig.updateAuth({ auth_method: "local", webapp_users_management_status: "active" })`,
  `client.users.create({ email: "a@acme.test" })`,
  `client.users.me()`,
  `client.userGroups.list().toArray({ limit: 10 })`,
];

function rows(vendor: string, create: string, from: string, calls: readonly string[]): string[][] {
  const program = (count: number, type: string) => {
    const lines = calls.slice(0, count).map((call, index) => `export const c${index} = ${call};`);
    return `import { ${create} } from "${from}";\nconst client${type} = ${create}();\n${lines.join("\n")}\n`;
  };
  const count = calls.length;
  const [one, many] = [instantiations(program(1, "")), instantiations(program(count, ""))];
  const untyped = instantiations(program(count, ": any"));
  const first = one - untyped;
  const none = instantiations(program(0, ""));
  return [
    [`${vendor}, ${count} calls untyped`, String(untyped), ""],
    [`${vendor}, 1 call`, String(one), ""],
    [`${vendor}, ${count} different calls`, String(many), ""],
    [`${vendor}, a call of ${count} over an untyped one`, ((many - untyped) / count).toFixed(2), `one alone: ${first}`],
    [`${vendor}, ${count} different calls over none`, String(many - none), ""],
    [`${vendor}, growth a call`, ((many - one) / (count - 1)).toFixed(2), ""],
  ];
}

function instantiations(source: string): number {
  const folder = mkdtempSync(`${root}packages/bench/.consumer-`);
  try {
    writeFileSync(`${folder}/consumer.ts`, source);
    const flags =
      "--ignoreConfig --noEmit --strict --skipLibCheck --module nodenext --target es2023 --allowImportingTsExtensions";
    const tsc = `${root}packages/bench/node_modules/typescript7/bin/tsc`;
    const args = [tsc, "--extendedDiagnostics", "--types", "", ...flags.split(" "), `${folder}/consumer.ts`];
    const { stdout, status } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: folder });
    const found = /Instantiations:\s+(\d+)/.exec(stdout)?.[1];
    if (status !== 0 || found === undefined) throw new Error(`tsc failed on\n${source}\n${stdout}`);
    return Number(found);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
