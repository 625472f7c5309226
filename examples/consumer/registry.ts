import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../../scripts/commands/free-port.ts";

/** Not in the workspace: two hundred packages, for one test. */
const verdaccio = "verdaccio@6.10.4";

/** A registry on this machine: it keeps what is published, and hands on the packages of others. */
export async function startRegistry(): Promise<AsyncDisposable & { readonly url: string }> {
  const folder = await mkdtemp(join(tmpdir(), "registry-"));
  // One of them asks for a tag of another that not every registry knows.
  await writeFile(join(folder, "package.json"), `{ "private": true, "overrides": { "node-fetch": "2.7.0" } }`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error", verdaccio], {
    cwd: folder,
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const upstream = execFileSync("npm", ["config", "get", "registry"], { encoding: "utf8" }).trim();
  await writeFile(join(folder, "config.yaml"), configOf(port, upstream));
  const server = spawn(process.execPath, ["node_modules/verdaccio/bin/verdaccio", "--config", "config.yaml"], {
    ...{ cwd: folder, stdio: "ignore" },
  });
  const stop = async () => {
    const ended = once(server, "exit");
    server.kill();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  await untilUp(url).catch(async (error) => {
    await stop();
    throw error;
  });
  return { url, [Symbol.asyncDispose]: stop };
}

const configOf = (port: number, upstream: string): string => `storage: ./storage
listen: 127.0.0.1:${port}
auth:
  htpasswd:
    file: ./htpasswd
uplinks:
  upstream:
    url: ${upstream}
packages:
  "@x/*":
    access: $all
    publish: $all
  "**":
    access: $all
    proxy: upstream
log: { type: stdout, level: error }
`;

async function untilUp(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    const isUp = await fetch(`${url}-/ping`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await pause(100);
  }
  throw new Error("the registry did not start");
}
