import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The program's name once it is on this machine: Debian's package of that name is installed where it is missing. */
export async function installed(program: string): Promise<string> {
  if (await isThere(program)) return program;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  await run("apt-get", ["update"], options);
  await run("apt-get", ["install", "--yes", "--no-install-recommends", program], options);
  return program;
}

async function isThere(program: string): Promise<boolean> {
  return run(program, ["--version"]).then(
    () => true,
    () => false,
  );
}
