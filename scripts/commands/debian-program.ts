import { execFile } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where a program is; Debian's package of that name is installed where it is on no path. */
export async function debianProgram(name: string): Promise<string> {
  const path = (await pathOf(name)) ?? (await install(name));
  if (path === undefined)
    throw new Error(`${name} is not on this machine, and Debian's package ${name} did not bring it`);
  return path;
}

/** Where a program is, if it is on a path. */
export const pathOf = (name: string): Promise<string | undefined> =>
  run("which", [name]).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );

/** One at a time: of two tests that install something, the second would be refused the lists of packages. */
async function install(name: string): Promise<string | undefined> {
  const both = 'apt-get update && apt-get install --yes --no-install-recommends -- "$0"';
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("flock", [join(tmpdir(), "apt-get.lock"), "sh", "-c", both, name], { env });
  return pathOf(name);
}
