import { execFile } from "node:child_process";
import { UsageError } from "./workspace.ts";

/** Runs a program of Node; where it fails, what it printed is the message. */
export function runNode(what: string, cwd: string, args: readonly string[]): Promise<void> {
  const env = { ...process.env, NO_COLOR: "1" };
  const options = { cwd, env, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve();
      else
        reject(new UsageError(`${what} are wrong. Nothing was written.\n\n${(stdout + stderr).trim().slice(-8000)}`));
    });
  });
}
