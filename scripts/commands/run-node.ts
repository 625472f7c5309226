import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { UsageError } from "./workspace.ts";

/** Runs a program of Node; where it fails, what it printed is the message. */
export function runNode(
  what: string,
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  return run(what, cwd, process.execPath, args, env);
}

/** Runs a script of a package's manifest, if it has one of that name. */
export async function runScript(name: string, cwd: string): Promise<void> {
  const file = join(cwd, "package.json");
  if (!existsSync(file)) return;
  const { scripts = {} } = JSON.parse(readFileSync(file, "utf8")) as { scripts?: Record<string, string> };
  const script = scripts[name];
  if (script !== undefined) await run(`The results of "${script}"`, cwd, "sh", ["-c", script]);
}

/** Runs any program in the same way. */
export function run(
  what: string,
  cwd: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  // The same Node for what a script calls `node`, and the package's own tools.
  const PATH = [join(cwd, "node_modules/.bin"), dirname(process.execPath), process.env.PATH].join(delimiter);
  const options = { cwd, env: { ...process.env, ...env, PATH, NO_COLOR: "1" }, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(program, [...args], options, (error, stdout, stderr) => {
      if (error === null) resolve();
      else
        reject(
          new UsageError(
            `${what} are wrong. Nothing was written.\n\n${(stdout + stderr).trim().slice(-8000) || error.message}`,
          ),
        );
    });
  });
}
