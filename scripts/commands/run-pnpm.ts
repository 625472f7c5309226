import { run } from "./run-node.ts";

/** Runs the pnpm that runs this command, else the one on the path. */
export function runPnpm(what: string, cwd: string, args: readonly string[]): Promise<void> {
  const { npm_execpath: path = "", npm_config_user_agent: agent = "" } = process.env;
  const own = agent.startsWith("pnpm/") && path !== "" ? path : "pnpm";
  return /\.c?js$/.test(own) ? run(what, cwd, process.execPath, [own, ...args]) : run(what, cwd, own, args);
}

/** Links what manifests and lockfile say, offline. Where that fails the next command of pnpm's does it, so it is only told. */
export async function linkPackages(folder: string): Promise<void> {
  try {
    await runPnpm("The links", folder, ["install", "--frozen-lockfile", "--offline"]);
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/^.*Nothing was written\.\n\n/s, "") : String(error);
    console.warn(`The packages are not linked yet: run "pnpm install".\n\n${said}`);
  }
}
