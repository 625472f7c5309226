import { execFile, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "../../../../scripts/commands/free-port.ts";
import { programOf } from "../programs.ts";
import type { Place } from "./place.ts";
import type { Ran } from "./ran.ts";

/** The suite in a worker that answers its outcomes. */
export async function inWorkerd({ folder, bundled }: Place, mock: string): Promise<Ran> {
  const workerd = programOf("workerd", "1.20261117.1");
  const worker = `export default { fetch: async () => Response.json(await suite(${JSON.stringify(mock)})) };`;
  writeFileSync(join(folder, "worker.js"), await bundled(worker));
  const port = await freePort();
  writeFileSync(join(folder, "config.capnp"), configOf(port));
  const server = spawn(workerd, ["serve", join(folder, "config.capnp")], { stdio: ["ignore", "ignore", "inherit"] });
  try {
    const { stdout } = await promisify(execFile)(workerd, ["--version"]);
    return { version: stdout.trim().replace(/^workerd /, ""), outcomes: await answerOf(`http://127.0.0.1:${port}/`) };
  } finally {
    server.kill();
  }
}

const configOf = (port: number): string => `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "network", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker.js")],
  compatibilityDate = "2026-01-01",
  globalOutbound = "network",
);
`;

/** What it answers once it listens. */
async function answerOf(url: string): Promise<Ran["outcomes"]> {
  for (let attempt = 0; ; attempt++) {
    try {
      return (await (await fetch(url)).json()) as Ran["outcomes"];
    } catch (error) {
      if (attempt === 50) throw error;
      await pause(100);
    }
  }
}
