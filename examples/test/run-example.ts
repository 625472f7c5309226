import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs an example as a user would, with requests to the vendor's own address sent to `mock` instead. */
export function runExample(name: string, mock: { readonly from: string; readonly to: string }, env: NodeJS.ProcessEnv) {
  return ended(redirected(name), { ...env, MOCK_FROM: mock.from, MOCK_TO: mock.to });
}

/** What Node has to run an example that talks to a mock, as MOCK_FROM and MOCK_TO say. */
export function redirected(name: string, ...args: readonly string[]): string[] {
  const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
  return ["--import", path("./redirect-fetch.ts"), path(`../${name}.ts`), ...args];
}

/** Runs Node with `args` to its end. */
export function ended(args: readonly string[], env: NodeJS.ProcessEnv, timeout = 30_000): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, ...env },
    timeout,
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...output }));
  });
}
