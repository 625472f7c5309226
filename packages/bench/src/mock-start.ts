import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const cli = fileURLToPath(new URL("../../mock/src/cli.ts", import.meta.url));
const authorized = { authorization: "Bearer any" };

/** How long a mock of Hoop takes to answer from its process's start, and its memory then. */
export async function mockStart(): Promise<readonly (readonly string[])[]> {
  // The first start fills the disk's cache.
  await measure("/sessions");
  const scenario = await measure("/sessions");
  // Answered by Prism, which is loaded for it.
  const prism = await measure("/connections");
  return [
    ["Node alone", `${await emptyProcess()} ms`, ""],
    ["hoop, a route with state: start to answer", `${scenario.ms} ms`, "≤ 300 ms"],
    ["hoop, a route with state: memory", scenario.memory, "≤ 90 MB"],
    ["hoop, with Prism: start to answer", `${prism.ms} ms`, "≤ 1500 ms"],
    ["hoop, with Prism: memory", prism.memory, ""],
  ];
}

/** What of it is Node's own. */
async function emptyProcess(): Promise<number> {
  const begun = performance.now();
  await once(spawn(process.execPath, ["-e", ""]), "exit");
  return Math.round(performance.now() - begun);
}

async function measure(path: string) {
  const begun = performance.now();
  const child = spawn(process.execPath, [cli, "hoop", "--quiet"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const url = await addressOf(createInterface({ input: child.stdout }));
    const response = await fetch(url + path, { headers: authorized });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    return { ms: Math.round(performance.now() - begun), memory: residentMemory(child.pid) };
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

async function addressOf(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, url] = /(http:\S+)/.exec(line) ?? [];
    if (url !== undefined) return url;
  }
  throw new Error("the mock ended without an address");
}

/** As Linux tells it; elsewhere it is not measured. */
function residentMemory(pid: number | undefined): string {
  if (process.platform !== "linux") return "–";
  const [, kilobytes = ""] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return `${Math.round(Number(kilobytes) / 1024)} MB`;
}
