import { run } from "./run-node.ts";

/** Runs the pnpm that runs this command, else the one on the path. */
export function runPnpm(what: string, cwd: string, args: readonly string[]): Promise<void> {
  const { npm_execpath: path = "", npm_config_user_agent: agent = "" } = process.env;
  const own = agent.startsWith("pnpm/") && path !== "" ? path : "pnpm";
  return /\.c?js$/.test(own) ? run(what, cwd, process.execPath, [own, ...args]) : run(what, cwd, own, args);
}
