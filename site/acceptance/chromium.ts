import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";

const run = promisify(execFile);

/** Chromium; Debian's package is installed where there is none on this machine. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = (await pathOf("chromium")) ?? (await install("chromium"));
  // Without its sandbox, which a container has no rights for; it shows pages of this repository alone.
  return chromium.launch({ executablePath, args: ["--no-sandbox"] });
}

async function install(program: string): Promise<string> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } };
  await run("apt-get", ["update"], options);
  await run("apt-get", ["install", "--yes", "--no-install-recommends", program], options);
  const path = await pathOf(program);
  if (path === undefined) throw new Error(`${program} is not on this machine, and its package did not bring it`);
  return path;
}

const pathOf = (program: string): Promise<string | undefined> =>
  run("which", [program]).then(
    ({ stdout }) => stdout.trim(),
    () => undefined,
  );
